package io.dbmodernizer.emulator.requestlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** The latest requests, in memory. Safe for use by several threads. */
public final class RequestLog {

  private final int capacity;
  private final Deque<LoggedRequest> entries = new ArrayDeque<>();
  private long lastSequence;

  /**
   * Creates an empty log.
   *
   * @param capacity number of requests that it holds, at least 1; older ones are dropped
   */
  public RequestLog(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1: " + capacity);
    }
    this.capacity = capacity;
  }

  /** Adds a request. {@code entry} creates it from its sequence number. */
  public synchronized void add(LongFunction<LoggedRequest> entry) {
    entries.addLast(entry.apply(++lastSequence));
    if (entries.size() > capacity) {
      entries.removeFirst();
    }
  }

  /** Returns the requests with a sequence number above {@code sequence}, oldest first. */
  public synchronized List<LoggedRequest> since(long sequence) {
    return entries.stream().filter(entry -> entry.sequence() > sequence).toList();
  }

  /** Returns all requests in the log, oldest first. */
  public List<LoggedRequest> all() {
    return since(0);
  }

  /**
   * Returns the operations that a principal called, by their names in role definitions, for example
   * {@code Microsoft.Sql/servers/write}.
   *
   * @param principal client id of the service principal
   */
  public synchronized SortedSet<String> operationsOf(String principal) {
    return entries.stream()
        .filter(entry -> entry.principal().equals(principal) && !entry.operation().isEmpty())
        .map(LoggedRequest::operation)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the sequence number of the latest request, 0 before the first one. */
  public synchronized long lastSequence() {
    return lastSequence;
  }
}
