"""Two instances that go through a drill, each with a broker of its own, and a Prometheus that watches them."""
import json
import os
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# One is so slow that deadlines pass, the other fails until its breaker opens; then both are well again.
DRILLS = [
    ["score.deadline=100ms", "faults.script=slow:40s@30s"],
    ["breaker.open=5s", "faults.script=error:20s@30s"],
]
# The second one claims a GPU that it has not got.
TARGET_LABELS = ["", "\n        labels: {expected_device: gpu}"]
CONFIG = """
global: {{scrape_interval: 1s, evaluation_interval: 1s}}
rule_files: ["{home}/prometheus/rules/*.yml"]
scrape_configs:
  - job_name: undertone
    static_configs:
{targets}
"""


class StageError(Exception):
    """Something on the stage has not come up, has ended, or refuses."""


class Stage:
    """Starts everything on ports from a base on; stops what it started when it is left."""

    def __init__(self, folder, port):
        self.folder = folder
        self.port = port
        self.prometheus = f"http://127.0.0.1:{port}"
        self.processes = []
        self.began = time.time()

    def __enter__(self):
        targets = []
        for i, drill in enumerate(DRILLS):
            broker, http = self.port + 1 + 2 * i, self.port + 2 + 2 * i
            targets.append(f"      - targets: [127.0.0.1:{http}]" + TARGET_LABELS[i])
            settings = [f"http.port={http}", "cost.per.hour=1", "faults.enabled=true", *drill]
            options = [option for setting in settings for option in ("--set", setting)]
            self.start(f"quickstart-{i}", [f"{HOME}/undertone", "quickstart", "--port", str(broker), *options])
        config = os.path.join(self.folder, "prometheus.yml")
        with open(config, "w", encoding="utf-8") as file:
            file.write(CONFIG.format(home=HOME, targets="\n".join(targets)))
        self.start("prometheus", [
            "prometheus", f"--config.file={config}", f"--storage.tsdb.path={self.folder}/data",
            f"--web.listen-address=127.0.0.1:{self.port}"])
        return self

    def start(self, name, command):
        log = open(os.path.join(self.folder, name + ".log"), "w", encoding="utf-8")
        self.processes.append((name, subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)))

    def __exit__(self, *_):
        for _, process in reversed(self.processes):
            process.terminate()
        for _, process in self.processes:
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()

    def send_bad_records(self, rounds):
        java = os.path.join(os.environ["JAVA_HOME"], "bin/java") if "JAVA_HOME" in os.environ else "java"
        for i in range(len(DRILLS)):
            subprocess.run([
                java, "-cp", f"{HOME}/quickstart/target/lib/*", f"{HOME}/prometheus/check/BadRecords.java",
                f"localhost:{self.port + 1 + 2 * i}", "tweets.raw", str(rounds)], check=True, stderr=subprocess.DEVNULL)

    def wait_for(self, what, expr, seconds):
        """Until a query returns something."""
        end = time.time() + seconds
        while time.time() < end:
            for name, process in self.processes:
                if process.poll() is not None:
                    raise StageError(f"{name} ended with {process.returncode}")
            if self.series(expr):
                return
            time.sleep(1)
        raise StageError(f"after {seconds} s there is no {what}: {expr}")

    def series(self, expr):
        """The series that a query has returned at any time since the start, without those that were never a number."""
        try:
            result = self.ask("query_range", query=expr, start=self.began, end=time.time(), step=2)["result"]
        except (ConnectionError, urllib.error.URLError) as e:
            if isinstance(e, urllib.error.HTTPError) and e.code < 500:
                raise StageError(f"Prometheus refuses {expr}: {e.read().decode()}") from e
            return []
        return [series["metric"] for series in result if any(value != "NaN" for _, value in series["values"])]

    def ask(self, path, **parameters):
        url = f"{self.prometheus}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
        with urllib.request.urlopen(url, timeout=30) as answer:
            return json.load(answer)["data"]
