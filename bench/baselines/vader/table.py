"""Reads the rounds of vader-compare and prints each scorer's speed, its ratio to ours in the same round, and how many golden
texts it gets wrong."""
import json
import statistics
import sys


def spread(numbers, decimals):
    def text(number):
        return f"{number:,.{decimals}f}"

    return f"{text(statistics.median(numbers))} [{text(min(numbers))}..{text(max(numbers))}]"


def main(path):
    with open(path, encoding="utf-8") as lines:
        rounds = [json.loads(line) for line in lines]
    scorers = list(dict.fromkeys(round_["scorer"] for round_ in rounds))
    of = {name: [round_ for round_ in rounds if round_["scorer"] == name] for name in scorers}
    ours = of["undertone"]
    print(f"| scorer | on | texts a second of CPU, {len(ours)} rounds | Undertone is so many times as fast | golden texts wrong |")
    print("|---|---|---|---|---|")
    for name in scorers:
        speeds = [round_["texts"] / round_["seconds"] for round_ in of[name]]
        ratios = [other["seconds"] / mine["seconds"] for mine, other in zip(ours, of[name])]
        wrong = next((f"{r['wrong']:,} of {r['golden']:,} ({r['wrong'] / r['golden']:.1%})" for r in of[name] if "wrong" in r), "-")
        print(f"| {name} | {of[name][0]['on']} | {spread(speeds, 0)} | {'1' if name == 'undertone' else spread(ratios, 1)} | {wrong} |")
    megabyte = statistics.median(round_["megabyteSeconds"] for round_ in ours)
    print(f"\nUndertone: {megabyte * 1000:.1f} ms of CPU for a text of 1,048,576 characters (median)")


main(sys.argv[1])
