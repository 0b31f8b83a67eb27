"""Every page under every kind of change: `python tests/prove_changed_data.py [SEEDS] [KIND …]`."""

import os
import sys

import committed


def main():
    os.environ |= {"BURDEN_SHIFT_STRICT": "1", "BURDEN_SHIFT_PICTURES": "later"}
    sys.path.insert(0, str(committed.ROOT))
    import changed
    import worlds

    seeds = int(sys.argv[1]) if sys.argv[1:] else 1
    told, rewritten = set(), 0
    for seed in range(seeds):
        for kind in sys.argv[2:] or worlds.KINDS:
            frames, changes = worlds.world(kind, seed)
            with changed.instead(frames) as read:
                for path in committed.PATHS:
                    read.clear()
                    for cell, what, where in changed.page(path):
                        rewritten += what == "rewrite"
                        if what != "rewrite" and (cell, what, where) not in told:
                            told.add((cell, what, where))
                            own = [f"{n}: {changes[n]}" for n in sorted(read & set(changes))]
                            print(f"{path.name} {cell}, {kind} {seed}: {what}: {where}", flush=True)
                            if "-v" in os.environ.get("CHANGES", ""):
                                print("    " + "; ".join(own))
    print(f"{len(told)} faults; {rewritten} sentences to write anew")
    sys.exit(bool(told))


if __name__ == "__main__":
    main()
