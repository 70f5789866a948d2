"""Reads the rounds of vader-compare and prints the ratio of each pair, and their median."""
import json
import statistics
import sys


def main(path):
    with open(path, encoding="utf-8") as lines:
        rounds = [json.loads(line) for line in lines]
    ours = [round_ for round_ in rounds if round_["scorer"] == "undertone"]
    reference = [round_ for round_ in rounds if round_["scorer"] == "python"]
    ratios = [slow["seconds"] / fast["seconds"] for fast, slow in zip(ours, reference)]
    print("times the reference:", " ".join(f"{ratio:.1f}" for ratio in ratios))
    print(f"median: {statistics.median(ratios):.1f}")
    for name, of_one in (("undertone", ours), ("python", reference)):
        speed = statistics.median(round_["texts"] / round_["seconds"] for round_ in of_one)
        print(f"{name}: {speed:,.0f} texts a second of CPU (median)")
    megabyte = statistics.median(round_["megabyteSeconds"] for round_ in ours)
    print(f"undertone: {megabyte * 1000:.1f} ms of CPU for a text of 1,048,576 characters (median)")


main(sys.argv[1])
