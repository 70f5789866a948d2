#!/usr/bin/env python3
"""Prints scored texts as lines of JSON.

    pip install confluent-kafka fastavro
    python3 docs/examples/consume.py [BOOTSTRAP_SERVERS] [MAX_RECORDS]

A value is Avro in single-object encoding: the bytes C3 01, the fingerprint of the schema it was written with (8 bytes,
little endian), then the data. With undertone.output.format=json it is JSON.
"""
import io
import json
import pathlib
import sys

import fastavro
from confluent_kafka import Consumer, KafkaException
from fastavro.schema import fingerprint, load_schema, to_parsing_canonical_form

MARKER = b"\xc3\x01"
SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "schemas/src/main"


def schemas_by_fingerprint(name):
    """Every schema of that name ever released; a topic may hold values of all of them."""
    found = {}
    for file in SCHEMAS.glob(f"resources/dev/undertone/schemas/released/{name}.*.avsc"):
        schema = load_schema(file)
        # In the order of the header: lowest byte first.
        found[bytes.fromhex(fingerprint(to_parsing_canonical_form(schema), "CRC-64-AVRO"))] = schema
    return found


def decode(value, writers, reader):
    if value[:2] != MARKER:
        return json.loads(value)
    return fastavro.schemaless_reader(io.BytesIO(value[10:]), writers[value[2:10]], reader)


def main(servers="localhost:9092", limit="10"):
    writers = schemas_by_fingerprint("ScoredText")
    reader = load_schema(SCHEMAS / "avro/ScoredText.avsc")
    consumer = Consumer({
        "bootstrap.servers": servers,
        "group.id": "example",
        "auto.offset.reset": "earliest",
        # Without it a consumer also sees answers of transactions that were aborted, and then the answers again.
        "isolation.level": "read_committed",
    })
    consumer.subscribe(["sentiment.scored"])
    try:
        for _ in range(int(limit)):
            record = consumer.poll(30)
            if record is None:
                raise SystemExit("no record for 30 seconds")
            if record.error():
                raise KafkaException(record.error())
            answer = decode(record.value(), writers, reader)
            print(json.dumps(
                {field: answer[field] for field in ("label", "polarity", "lang", "scorer", "fallbackReason", "text")},
                ensure_ascii=False))
    finally:
        consumer.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
