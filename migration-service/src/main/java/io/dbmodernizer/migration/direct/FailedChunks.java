package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.FailedChunk;
import io.dbmodernizer.datamover.chunk.TableCopied;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;
import java.util.stream.Collectors;

/** The failure of a copy some of whose chunks could not be copied. */
final class FailedChunks {

  /** The most chunks that the message names. */
  static final int MOST_NAMED = 5;

  private FailedChunks() {}

  /**
   * Returns the failure.
   *
   * @param state the tables of the copy
   * @param first the first failed chunks
   */
  static StepResult.Failed failure(List<TableCopied> state, List<FailedChunk> first) {
    long chunks = state.stream().mapToLong(TableCopied::failed).sum();
    List<TableCopied> tables = state.stream().filter(table -> table.failed() > 0).toList();
    String named =
        first.stream()
            .map(chunk -> chunk.id() + ": " + chunk.message())
            .collect(Collectors.joining("; "));
    return StepResult.failed(
        Reason.COPY_FAILED,
        tables.stream()
            .limit(MOST_NAMED)
            .map(table -> table.table().toString())
            .collect(Collectors.joining(", ")),
        "%d chunks of %d of %d tables could not be copied: %s%s"
            .formatted(
                chunks,
                tables.size(),
                state.size(),
                named,
                chunks > first.size() ? "; and " + (chunks - first.size()) + " more" : ""),
        "Remove the causes that the message names, then request a retry, which copies only the chunks"
            + " that are missing.");
  }
}
