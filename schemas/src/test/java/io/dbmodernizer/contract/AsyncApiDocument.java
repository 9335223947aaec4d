package io.dbmodernizer.contract;

import io.dbmodernizer.topics.Topic;
import io.dbmodernizer.topics.TopicCatalogue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The catalogue as an AsyncAPI 3 document. */
final class AsyncApiDocument {

  private AsyncApiDocument() {}

  static String write(SchemaHistory history) {
    return """
        asyncapi: 3.0.0
        info:
          title: DB Modernizer
          version: 1.0.0
          description: >-
            One request takes an on-premises SQL Server database into Azure SQL Database. Values are Avro in the
            Confluent wire format, subjects are named by topic and record name, every record is keyed by its migrationId, that of a table by its
            migrationId, a slash and the table, and partitioned by its migrationId.
        defaultContentType: application/avro
        channels:
        %s\
        operations:
        %s\
        components:
          messages:
        %s\
          schemas:
            migrationId:
              type: string
              description: The migration that the record belongs to.
              pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'
            tableKey:
              type: string
              description: The migration, a slash, and the table; partitioned by the migration alone.
              pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}/'
            cloudEvent:
              type: object
              description: CloudEvents 1.0 attributes in binary mode, and the W3C trace context.
              required: [ce_specversion, ce_id, ce_source, ce_type, ce_subject, content-type]
              properties:
                ce_specversion: {type: string, const: '1.0'}
                ce_id: {type: string, description: metadata.eventId}
                ce_source: {type: string, description: /dbmodernizer/ and metadata.producer}
                ce_type: {type: string, description: full name of the record}
                ce_subject: {type: string, description: metadata.migrationId}
                ce_time: {type: string, format: date-time}
                ce_partitionkey: {type: string, description: metadata.migrationId}
                ce_correlationid: {type: string, description: metadata.correlationId}
                ce_causationid: {type: string, description: metadata.causationId}
                content-type: {type: string, const: application/avro}
                traceparent: {type: string}
        """
        .formatted(
            Arrays.stream(Topic.values())
                .map(AsyncApiDocument::channel)
                .collect(Collectors.joining()),
            Arrays.stream(Topic.values())
                .map(AsyncApiDocument::operation)
                .collect(Collectors.joining()),
            messages(history));
  }

  private static String channel(Topic topic) {
    StringBuilder channel =
        new StringBuilder(
            """
              %s:
                address: %s
                description: Written by %s; kept %s.
                messages:
            """
                .formatted(id(topic), topic.topicName(), topic.writer(), topic.retention()));
    for (var type : topic.recordTypes()) {
      channel.append(
          """
                %1$s:
                  $ref: '#/components/messages/%1$s'
          """
              .formatted(type.getSimpleName()));
    }
    Map<String, String> configs = topic.retention().topicConfigs();
    channel.append(
        """
            bindings:
              kafka:
                topic: %s
                partitions: %d
                topicConfiguration:
                  cleanup.policy: [%s]
                  max.message.bytes: %d
        """
            .formatted(
                topic.topicName(),
                topic.partitions(),
                configs.get("cleanup.policy"),
                TopicCatalogue.MAX_MESSAGE_BYTES));
    if (configs.containsKey("retention.ms")) {
      channel.append("          retention.ms: ").append(configs.get("retention.ms")).append('\n');
    }
    return channel.toString();
  }

  private static String operation(Topic topic) {
    boolean fromUsers = topic == Topic.REQUESTS;
    return """
          %1$s:
            action: %2$s
            channel:
              $ref: '#/channels/%1$s'
        """
        .formatted(id(topic), fromUsers ? "receive" : "send");
  }

  private static String messages(SchemaHistory history) {
    Map<String, String> messages = new LinkedHashMap<>();
    for (Topic topic : Topic.values()) {
      for (var type : topic.recordTypes()) {
        Schema schema = SpecificData.get().getSchema(type);
        messages.put(
            schema.getName(),
            """
                %1$s:
                  name: %2$s
                  summary: '%3$s'
                  contentType: application/avro
                  headers:
                    $ref: '#/components/schemas/cloudEvent'
                  payload:
                    schemaFormat: application/vnd.apache.avro+json;version=1.9.0
                    schema:
                      $ref: '../schema-history/%4$d/%2$s.avsc'
                  bindings:
                    kafka:
                      key:
                        $ref: '#/components/schemas/%5$s'
                      schemaIdLocation: payload
                      schemaIdPayloadEncoding: confluent
            """
                .formatted(
                    schema.getName(),
                    schema.getFullName(),
                    schema.getDoc().replaceAll("\\s+", " ").strip().replace("'", "''"),
                    history.lastVersionOf(schema.getFullName()),
                    topic == Topic.TABLES ? "tableKey" : "migrationId"));
      }
    }
    return String.join("", messages.values());
  }

  private static String id(Topic topic) {
    StringBuilder id = new StringBuilder();
    for (String part : topic.name().toLowerCase(java.util.Locale.ROOT).split("_")) {
      id.append(id.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return id.toString();
  }
}
