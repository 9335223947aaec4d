package io.dbmodernizer.monitoring.api.deadletter;

import io.dbmodernizer.monitoring.api.Versioned;
import io.dbmodernizer.monitoring.api.page.Entry;
import io.dbmodernizer.monitoring.api.page.Key;
import io.dbmodernizer.monitoring.api.page.Page;
import io.dbmodernizer.monitoring.api.page.PageRequest;
import io.dbmodernizer.monitoring.api.page.Sort;
import io.dbmodernizer.monitoring.api.problem.Problem;
import io.dbmodernizer.monitoring.deadletter.DeadLetterContent;
import io.dbmodernizer.monitoring.deadletter.DeadLetterItem;
import io.dbmodernizer.monitoring.deadletter.DeadLetterReader;
import io.dbmodernizer.monitoring.deadletter.DeadLetterView;
import io.dbmodernizer.monitoring.deadletter.Replay;
import io.dbmodernizer.runtime.access.Caller;
import io.dbmodernizer.topics.Topic;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The resource {@code /api/v1/dead-letters}: records that were set aside. */
@RestController
@RequestMapping(path = "/api/v1/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
final class DeadLettersController {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLettersController.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(8);
  private static final List<String> FIELDS = List.of("recordedAt");

  private final DeadLetterView view;
  private final DeadLetterReader reader;
  private final Replay replay;
  private final Versioned versioned;

  DeadLettersController(
      DeadLetterView view, DeadLetterReader reader, Replay replay, Versioned versioned) {
    this.view = view;
    this.reader = reader;
    this.replay = replay;
    this.versioned = versioned;
  }

  @Operation(
      operationId = "listDeadLetters",
      tags = "dead letters",
      summary = "Lists the newest records that were set aside")
  @GetMapping
  ResponseEntity<Page<DeadLetterItem>> list(
      WebRequest request,
      @Parameter(description = "Largest number of items, 1 to 200")
          @RequestParam(defaultValue = PageRequest.DEFAULT_LIMIT)
          int limit,
      @Parameter(description = "The value of 'next' of the page before")
          @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "recordedAt; '-' in front for descending")
          @RequestParam(defaultValue = "-recordedAt")
          String sort,
      @Parameter(description = "Topic of the record") @RequestParam(required = false)
          @Nullable String topic,
      @Parameter(description = "Id of the migration of the record") @RequestParam(required = false)
          @Nullable String migrationId) {
    PageRequest page = PageRequest.of(Sort.parse(sort, FIELDS), limit, cursor);
    if (topic != null && Topic.find(topic).isEmpty()) {
      throw Problem.badValue(
          "topic",
          topic,
          Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.joining(", ")));
    }
    return versioned.answer(
        request,
        Long.toString(view.total()),
        () ->
            Page.of(
                view.all().stream()
                    .map(
                        item ->
                            new Entry<>(new Key(item.recordedAt().toEpochMilli(), item.id()), item))
                    .toList(),
                page,
                item ->
                    (topic == null || topic.equals(item.topic()))
                        && (migrationId == null || migrationId.equals(item.migrationId())),
                item -> item));
  }

  @Operation(
      operationId = "getDeadLetter",
      tags = "dead letters",
      summary = "Shows a record that was set aside, with what can be read of it")
  @GetMapping("/{id}")
  DeadLetterContent get(@PathVariable String id) {
    return known(id, answered(() -> reader.content(id)));
  }

  @Operation(
      operationId = "replayDeadLetter",
      tags = "dead letters",
      summary = "Publishes a record that was set aside to its topic again")
  @ApiResponse(responseCode = "202", description = "The record is published")
  @PostMapping(path = "/{id}/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Replayed> replay(@PathVariable String id) {
    Caller caller = Caller.current().orElse(Caller.UNAUTHENTICATED);
    Replay.Outcome outcome = known(id, answered(() -> replay.publish(id, caller.name())));
    String obstacle = outcome.obstacle();
    if (obstacle != null) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "Not replayable",
          "nothing was published: " + obstacle,
          "Correct the program that published the record; it has to publish a new one.");
    }
    LOG.atInfo()
        .addKeyValue("deadLetter", outcome.id())
        .addKeyValue("topic", outcome.topic())
        .addKeyValue("requestedBy", caller.name())
        .log("Replayed a dead letter");
    return ResponseEntity.accepted()
        .body(
            new Replayed(
                outcome.id(),
                outcome.topic(),
                outcome.partition(),
                outcome.offset(),
                caller.name()));
  }

  private static <T> T known(String id, Optional<T> found) {
    return found.orElseThrow(
        () ->
            Problem.of(
                HttpStatus.NOT_FOUND,
                "No such dead letter",
                "there is no dead letter '" + Problem.shortened(id) + "'",
                "Look the id up with GET /api/v1/dead-letters. Dead letters are kept for 90 days."));
  }

  private static <T> T answered(Supplier<T> work) {
    try {
      return work.get();
    } catch (KafkaException e) {
      LOG.atWarn().setCause(e).log("A dead letter could not be read or replayed");
      throw Problem.unavailable(
          "Kafka or the schema registry does not answer in time", RETRY_AFTER);
    }
  }

  /**
   * A record that is published again.
   *
   * @param id id of the dead letter
   * @param topic topic of the record
   * @param partition partition of the new record
   * @param offset offset of the new record
   * @param requestedBy who asked for it
   */
  record Replayed(String id, String topic, int partition, long offset, String requestedBy) {}
}
