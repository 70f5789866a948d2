#!/usr/bin/env python3
"""Sends dead letters of one reason again: to the topic and partition they came from, with key, value, time and headers.

    pip install confluent-kafka
    python3 docs/examples/replay.py BOOTSTRAP_SERVERS REASON [DEAD_LETTER_TOPIC]

It remembers, as the consumer group undertone-replay-REASON, how far it came, so a second run sends only what is new. A run
that breaks off may send some twice. What was cut to fit the dead-letter topic is not sent, nor copies of texts that the
fallback has answered (MODEL_REJECTED_INPUT).
"""
import sys

from confluent_kafka import Consumer, KafkaError, KafkaException, Producer, TopicPartition

OURS = ("__streams.errors.", "undertone.errors.")
ANSWERED = "MODEL_REJECTED_INPUT"


def main(servers, reason, topic="sentiment.dlq"):
    reason = reason.upper()
    if reason == ANSWERED:
        raise SystemExit("these records have their answers; sent again they would be counted twice")
    consumer = Consumer({
        "bootstrap.servers": servers,
        "group.id": f"undertone-replay-{reason}",
        "enable.auto.commit": False,
        "enable.partition.eof": True,
        "isolation.level": "read_committed",
    })
    # As large as any record that Undertone takes; the brokers have their own limit.
    producer = Producer({"bootstrap.servers": servers, "enable.idempotence": True, "message.max.bytes": 100_000_000})
    described = consumer.list_topics(topic).topics[topic]
    if described.error:
        raise SystemExit(f"{topic}: {described.error}")
    failures = []
    sent = cut = 0
    # What is refused again comes back to this topic, so a run ends where the topic ended at its start.
    begins, ends = [], {}
    for place in consumer.committed([TopicPartition(topic, p) for p in described.partitions]):
        low, ends[place.partition] = consumer.get_watermark_offsets(place)
        begins.append(TopicPartition(topic, place.partition, max(low, place.offset)))
    left = {place.partition for place in begins if place.offset < ends[place.partition]}
    consumer.assign(begins)
    try:
        while left:
            record = consumer.poll(60)
            if record is None:
                raise SystemExit("no record for 60 seconds")
            if record.error():
                if record.error().code() != KafkaError._PARTITION_EOF:
                    raise KafkaException(record.error())
                left.discard(record.partition())
                continue
            if record.offset() >= ends[record.partition()] - 1:
                left.discard(record.partition())
            if record.offset() >= ends[record.partition()]:
                continue
            headers = dict(record.headers() or [])
            if headers.get("undertone.errors.reason") != reason.encode():
                continue
            if "undertone.errors.original.length" in headers:
                cut += 1
                continue
            produce(
                producer,
                headers["__streams.errors.topic"].decode(),
                partition=int(headers["__streams.errors.partition"]),
                key=record.key(),
                value=record.value(),
                timestamp=record.timestamp()[1],
                headers=[(name, value) for name, value in record.headers() if not name.startswith(OURS)],
                on_delivery=lambda error, _: error and failures.append(error))
            sent += 1
        if producer.flush(60) or failures:
            raise SystemExit(f"not all were taken ({failures[:1]}); run it again")
        consumer.commit(offsets=[TopicPartition(topic, p, end) for p, end in ends.items()], asynchronous=False)
        print(f"{sent} sent again, {cut} left out because they were cut")
    finally:
        consumer.close()


def produce(producer, *args, **kwargs):
    while True:
        try:
            return producer.produce(*args, **kwargs)
        except BufferError:  # full; wait until some are taken
            producer.poll(1)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
