"""The Python way: confluent-kafka, tokenizers and onnxruntime in batches of 50, in transactions where Undertone's are.

A small honest program as a competent user would write it: one process, batches padded to their longest text, the
tokenizer's own batch encoding, a commit every so often. It talks to the bench as bench/.../Lifeline.java does.
Arguments: the settings of Undertone as key=value.
"""
import json
import pathlib
import sys
import threading
import time

import numpy
import onnxruntime
from confluent_kafka import Consumer, Producer
from tokenizers import Tokenizer

BATCH = 50
MAX_TOKENS = 512


def lifeline(stopped):
    for _ in sys.stdin:
        print("vitals", time.process_time_ns(), 0, 0, flush=True)
    stopped.set()


def open_model(folder, threads):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options)
    config = json.loads((folder / "config.json").read_text())
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.enable_padding(pad_id=config["pad_token_id"])
    labels = [config["id2label"][str(i)] for i in range(3)]
    return session, tokenizer, labels


def score(session, tokenizer, texts):
    encoded = tokenizer.encode_batch(texts)
    inputs = {"input_ids": numpy.array([one.ids for one in encoded], dtype=numpy.int64)}
    if any(one.name == "attention_mask" for one in session.get_inputs()):
        inputs["attention_mask"] = numpy.array([one.attention_mask for one in encoded], dtype=numpy.int64)
    logits = session.run(None, inputs)[0]
    shares = numpy.exp(logits - logits.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def main():
    settings = dict(argument.split("=", 1) for argument in sys.argv[1:])
    servers = settings["kafka.bootstrap.servers"]
    group = settings["undertone.application.id"]
    source = settings["undertone.input.topics"].split(":")[0]
    target = settings["undertone.topic.scored"]
    threads = int(settings["undertone.engine.inference.threads"])
    deadline = int(settings["undertone.score.deadline"].removesuffix("ms"))
    transactional = settings.get("kafka.processing.guarantee") != "at_least_once"
    commit_seconds = max(0.5, 2 * deadline / 1000)
    session, tokenizer, labels = open_model(pathlib.Path(settings["undertone.model.path"]), threads)

    consumer = Consumer(
        {
            "bootstrap.servers": servers,
            "group.id": group,
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
            "isolation.level": "read_committed",
            "fetch.wait.max.ms": 5,
        }
    )
    producer = Producer(
        {
            "bootstrap.servers": servers,
            **({"transactional.id": group} if transactional else {}),
            "linger.ms": 2,
            "compression.type": "lz4",
            "queue.buffering.max.messages": 1_000_000,
        }
    )
    if transactional:
        producer.init_transactions()
    consumer.subscribe([source])
    stopped = threading.Event()
    threading.Thread(target=lifeline, args=(stopped,), daemon=True).start()
    print("ready", flush=True)

    begin(producer, transactional)
    began = time.monotonic()
    while not stopped.is_set():
        messages = [m for m in consumer.consume(BATCH, timeout=0.005) if m.error() is None]
        if messages:
            records = [json.loads(message.value()) for message in messages]
            shares = score(session, tokenizer, [record["text"] for record in records])
            for message, record, share in zip(messages, records, shares):
                best = int(share.argmax())
                record["label"], record["score"] = labels[best], float(share[best])
                producer.produce(target, json.dumps(record), key=message.key(), partition=message.partition())
            producer.poll(0)
        if time.monotonic() - began > commit_seconds or stopped.is_set():
            commit(consumer, producer, transactional)
            begin(producer, transactional)
            began = time.monotonic()
    commit(consumer, producer, transactional)
    consumer.close()


def begin(producer, transactional):
    if transactional:
        producer.begin_transaction()


def commit(consumer, producer, transactional):
    offsets = consumer.position(consumer.assignment())
    if transactional:
        producer.send_offsets_to_transaction(offsets, consumer.consumer_group_metadata())
        producer.commit_transaction()
    else:
        producer.flush()
        read = [offset for offset in offsets if offset.offset >= 0]
        if read:
            consumer.commit(offsets=read, asynchronous=False)


main()
