"""Takes every query out of the dashboards, and out of the rules as Prometheus has read them."""
import json
import re
from dataclasses import dataclass

# What Grafana puts in place of its variables: everything, and a few scrapes' time.
VARIABLES = {"$__rate_interval": "20s", "$application": ".*", "$instance": ".*", "$source": ".*", "$language": ".*"}
LABEL_VALUES = re.compile(r"label_values\((.*), *(\w+)\)")
SELECTOR = re.compile(r"([a-zA-Z_:][\w:]*)(\{[^}]*\})?(?![\w:]*\s*\()")
NO_METRICS = {"and", "or", "unless", "by", "on", "without", "ignoring", "offset", "bool"}


@dataclass(frozen=True)
class Query:
    """kind: panel, variable, annotation, alert or record. where: the file, panel and letter, or the rule. label: one that the
    series must have, if any."""
    kind: str
    where: str
    expr: str
    label: str = ""


def of_dashboard(file):
    dashboard = json.loads(file.read_text(encoding="utf-8"))
    for variable in dashboard["templating"]["list"]:
        if variable["type"] == "query":
            expr, label = LABEL_VALUES.fullmatch(variable["query"]).groups()
            yield Query("variable", f"{file.stem}: variable {variable['name']}", fill(expr), label)
    for annotation in dashboard["annotations"]["list"]:
        yield Query("annotation", f"{file.stem}: annotation {annotation['name']}", fill(annotation["expr"]))
    for panel in dashboard["panels"]:
        for target in panel.get("targets", []):
            yield Query("panel", f"{file.stem}: {panel['title']}, {target['refId']}", fill(target["expr"]))


def fill(expr):
    for variable, value in VARIABLES.items():
        expr = expr.replace(variable, value)
    if "$" in expr:
        raise ValueError(f"no value is known for a variable in {expr}")
    return expr


def of_rules(groups):
    """groups: as /api/v1/rules shows them."""
    for group in groups:
        for rule in group["rules"]:
            if rule["type"] == "alerting":
                yield Query("alert", f"alert {rule['name']}, {rule['labels']['severity']}", rule["query"])
            else:
                yield Query("record", f"record {rule['name']}", rule["query"])


def selectors(expr):
    """The series an expression reads: names with their matchers, without functions, keywords, labels and durations."""
    bare = re.sub(r"\b(by|on|without|ignoring) *\([^)]*\)", "", expr)
    bare = re.sub(r"\[[^]]*\]|\boffset \w+", "", bare)
    for name, matchers in SELECTOR.findall(bare):
        if name not in NO_METRICS and not re.fullmatch(r"e\d*|NaN|Inf", name):
            yield name + matchers
