"""Every page under every kind of change: `python tests/prove_changed_data.py [SEEDS] [KIND …]`.

Names each fault with page, cell and the changes that the page read; a minute a kind and seed.
"""

import os
import sys

import committed


def main():
    os.environ |= {"BURDEN_SHIFT_STRICT": "1", "BURDEN_SHIFT_PICTURES": "later"}
    sys.path.insert(0, str(committed.ROOT))
    import changed
    import worlds

    seeds, kinds = int(sys.argv[1]) if sys.argv[1:] else 1, sys.argv[2:] or worlds.KINDS
    faults = rewritten = 0
    for seed in range(seeds):
        for kind in kinds:
            for name, cell, what, where in changed.under(kind, seed, committed.PATHS):
                if what == "rewrite":
                    rewritten += 1
                    continue
                faults += 1
                print(f"{name} {cell}, {kind} {seed}: {what}: {where}", flush=True)
    print(f"{faults} faults; {rewritten} sentences to write anew")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
