"""Checks the chain of a Canopy journal: python3 check_journal.py FOLDER. Prints the first bad line."""
import glob, hashlib, json, sys

previous, seq = bytes(32), 0
for name in sorted(glob.glob(sys.argv[1] + "/*.jsonl")):
    for number, line in enumerate(open(name, "rb").read().rstrip(b"\0").splitlines(), 1):
        digits, text = line[:64], line[65:]
        previous, seq = hashlib.sha256(previous + text).digest(), seq + 1
        if digits.decode("latin1") != previous.hex() or json.loads(text)["seq"] != seq:
            sys.exit(f"bad: {name} line {number}")
print(f"ok: {seq} lines, last hash {previous.hex()}")
