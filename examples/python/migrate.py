"""Publishes a request for a migration and prints its progress until it ends.

Exit code: 0 completed; 1 failed, cancelled or refused; 2 wrong input, or something does not answer.
"""

import argparse
import io
import json
import os
import struct
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from datetime import datetime, timezone

import avro.io
import avro.schema
from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition

REQUESTS = "modernization.requests"
STATUS = "modernization.status"
REQUEST = "io.dbmodernizer.events.MigrationRequested"
EXIT_CODES = {"COMPLETED": 0, "FAILED": 1, "CANCELLED": 1, "REMOVED": 1}
SECONDS = 10
SECONDS_TO_FIRST_ANSWER = 60
SECONDS_OF_SILENCE = 15


class Refused(Exception):
    """Something that the user can mend; its text is all that is printed."""


class Registry:
    """The schemas of a registry with Confluent's REST API."""

    def __init__(self, url):
        self.url = url.rstrip("/")
        self.by_id = {}

    def get(self, path):
        try:
            with urllib.request.urlopen(self.url + path, timeout=SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise Refused(f"the schema registry answers {error.code} to {self.url}{path}; check --registry") from error
        except (OSError, ValueError) as error:
            raise Refused(f"no schema registry answers at {self.url}: {getattr(error, 'reason', error)}; check --registry") from error

    def latest(self, subject):
        """The id and the schema of the latest version of a subject."""
        found = self.get(f"/subjects/{urllib.parse.quote(subject, safe='')}/versions/latest")
        return found["id"], avro.schema.parse(found["schema"])

    def with_id(self, schema_id):
        if schema_id not in self.by_id:
            self.by_id[schema_id] = avro.schema.parse(self.get(f"/schemas/ids/{schema_id}")["schema"])
        return self.by_id[schema_id]


def complete(schema, value, path=""):
    """Adds the default of each missing field, which the writer of this library does not do, and checks the others."""
    if schema.type == "record":
        if not isinstance(value, dict):
            raise Refused(f"{path or 'the request'} must be an object")
        prefix = f"{path}." if path else ""
        names = [field.name for field in schema.fields]
        for name in value:
            if name not in names:
                raise Refused(f"{prefix}{name} is not a field of a request; accepted here: {', '.join(names)}")
        return {f.name: complete(f.type, value.get(f.name, f.default), prefix + f.name) for f in schema.fields}
    if schema.type == "array" and isinstance(value, list):
        return [complete(schema.items, item, f"{path}.{index}") for index, item in enumerate(value)]
    if schema.type == "map" and isinstance(value, dict):
        return {key: complete(schema.values, item, f"{path}.{key}") for key, item in value.items()}
    if schema.type == "union":
        branches = [branch for branch in schema.schemas if branch.type != "null"]
        return None if value is None else complete(branches[0], value, path)
    if getattr(schema, "logical_type", None) == "timestamp-millis" and isinstance(value, int):
        return datetime.fromtimestamp(value / 1000, timezone.utc)
    if schema.validate(value) is None:
        accepted = f"one of {', '.join(schema.symbols)}" if schema.type == "enum" else schema.type
        raise Refused(f"{path} is {json.dumps(value)}; accepted: {accepted}")
    return value


def read_request(file, schema):
    """A request as 'modernize sample' writes it, with its migrationId at the top."""
    try:
        with open(file, encoding="utf-8-sig") as text:
            request = json.load(text)
    except (OSError, ValueError) as error:
        raise Refused(f"{file} cannot be read as JSON: {error}") from error
    if not isinstance(request, dict) or not request.get("migrationId"):
        raise Refused(f"{file} has no migrationId; give the migration a name that was not used before")
    request.pop("$schema", None)
    request["metadata"] = {"migrationId": request.pop("migrationId"), "producer": "migrate.py"}
    return complete(schema, request)


def encode(schema_id, schema, value):
    """The wire format of the registry: a zero byte, the id of the schema in four bytes, the Avro body."""
    body = io.BytesIO(struct.pack(">bI", 0, schema_id))
    body.seek(5)
    avro.io.DatumWriter(schema).write(value, avro.io.BinaryEncoder(body))
    return body.getvalue()


def decode(registry, record):
    schema = registry.with_id(struct.unpack(">bI", record[:5])[1])
    return avro.io.DatumReader(schema).read(avro.io.BinaryDecoder(io.BytesIO(record[5:])))


def consumer_from_now(settings):
    """A consumer of the status of all migrations, from the present end of the topic on."""
    consumer = Consumer({
        **settings,
        "group.id": f"example-{uuid.uuid4()}",
        "enable.auto.commit": False,
        "isolation.level": "read_committed",
    })
    topic = consumer.list_topics(STATUS, timeout=SECONDS).topics[STATUS]
    if topic.error:
        raise Refused(f"the broker has no topic {STATUS}; create the topics with 'modernize topics'")
    positions = []
    for partition in topic.partitions:
        _, end = consumer.get_watermark_offsets(TopicPartition(STATUS, partition), timeout=SECONDS)
        positions.append(TopicPartition(STATUS, partition, end))
    consumer.assign(positions)
    return consumer


def publish(settings, migration_id, value):
    failures = []
    # Kafka's partitioner for Java, so that all records of a migration are in one partition.
    producer = Producer({**settings, "acks": "all", "partitioner": "murmur2_random", "message.timeout.ms": SECONDS * 1000})
    producer.produce(REQUESTS, key=migration_id, value=value, on_delivery=lambda error, _: error and failures.append(error))
    producer.flush()
    if failures:
        raise KafkaException(failures[0])


def snapshots(consumer, registry, migration_id):
    """The states of a migration as they come."""
    give_up_at = time.monotonic() + SECONDS_TO_FIRST_ANSWER
    silent = 0
    while True:
        record = consumer.poll(1)
        silent = silent + 1 if record is None else 0
        if silent > SECONDS_OF_SILENCE:
            # The brokers may have gone. This fails if none answers.
            consumer.list_topics(STATUS, timeout=SECONDS)
            silent = 0
        if record is None:
            if give_up_at and time.monotonic() > give_up_at:
                raise Refused(f"{migration_id} is published, and no service has answered within "
                              f"{SECONDS_TO_FIRST_ANSWER} s; was the migrationId used before? Do the services run?")
        elif record.error():
            raise KafkaException(record.error())
        elif record.key() == migration_id.encode() and record.value() is not None:
            give_up_at = None
            yield decode(registry, record.value())


def failure_text(failure):
    return f"  {failure['reason']}: {failure['message']} {failure['remedy']}" if failure else ""


def follow(states):
    """Prints each change of a stage, and how the migration has ended; returns the exit code."""
    printed = {}
    for status in states:
        at = status["updatedAt"].strftime("%H:%M:%S")
        for stage in status["stages"]:
            waiting = f"  waits for {stage['waitingOn']}" if stage["waitingOn"] else ""
            change = stage["state"] + waiting + failure_text(stage["failure"])
            if printed.get(stage["name"], "PENDING") != change:
                printed[stage["name"]] = change
                print(f"{at}  {stage['name']:<12} {change}", flush=True)
        refusal = status["refusal"]
        refused = refusal is not None and refusal["reason"] == "CONFLICTING_REQUEST"
        if status["state"] in EXIT_CODES or refused:
            totals = status["tableTotals"]
            equal = f"  {totals['matched']} of {totals['tables']} tables are equal, {totals['targetRows']} rows" if totals else ""
            state = "REFUSED" if refused else status["state"] + equal
            print(f"{at}  {status['migrationId']} {state}{failure_text(refusal)}")
            return 1 if refused else EXIT_CODES[status["state"]]
    raise AssertionError("the states of a migration do not end by themselves")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("request", help="a JSON file as 'modernize sample' writes it")
    parser.add_argument("--bootstrap-servers", default=os.environ.get("MODERNIZE_BOOTSTRAP_SERVERS", "localhost:9092"),
                        help="brokers as HOST:PORT,...; default: $MODERNIZE_BOOTSTRAP_SERVERS")
    parser.add_argument("--registry", default=os.environ.get("MODERNIZE_REGISTRY", "http://localhost:8081"),
                        help="base address of the schema registry; default: $MODERNIZE_REGISTRY")
    options = parser.parse_args()
    # Settings of librdkafka; those of a broker that wants TLS and a login belong here. Its own log is switched off.
    settings = {"bootstrap.servers": options.bootstrap_servers, "log_level": 0}
    try:
        registry = Registry(options.registry)
        schema_id, schema = registry.latest(f"{REQUESTS}-{REQUEST}")
        request = read_request(options.request, schema)
        migration_id = request["metadata"]["migrationId"]
        consumer = consumer_from_now(settings)
        publish(settings, migration_id, encode(schema_id, schema, request))
        print(f"published {migration_id} to {REQUESTS}", flush=True)
        return follow(snapshots(consumer, registry, migration_id))
    except Refused as error:
        print(f"migrate.py: {error}", file=sys.stderr)
    except KafkaException as error:
        print(f"migrate.py: Kafka at {options.bootstrap_servers}: {error.args[0].str()}; check --bootstrap-servers",
              file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
