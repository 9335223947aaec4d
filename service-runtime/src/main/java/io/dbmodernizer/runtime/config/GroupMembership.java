package io.dbmodernizer.runtime.config;

import io.dbmodernizer.runtime.engine.Membership;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the group's coordinator, a few times in a session timeout, who its members are and what they
 * own. A proof counts from the moment before the question, for three fifths of the session timeout:
 * heartbeats go out every fifth, so a member that was seen then keeps its partitions for at least
 * four fifths, and a fifth is left for the write itself.
 *
 * <p>Members are known by the client ids of their consumers, which Kafka Streams derives from the
 * names of its threads. Do not give two processes the same {@code client.id}.
 */
final class GroupMembership implements Membership, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupMembership.class);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
  private static final int FIFTHS = 5;
  private static final int FIFTHS_OF_A_PROOF = 3;

  /**
   * What the coordinator has confirmed of a member.
   *
   * @param asked monotonic time before the question
   * @param memberId its id, which changes when it joins anew
   * @param partitions what it owns
   */
  private record Proof(long asked, String memberId, Set<TopicPartition> partitions) {}

  private final Admin admin;
  private final String group;
  private final Duration interval;
  private final long validNanos;
  private final LongSupplier nanos;
  private final ScheduledExecutorService thread;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile Map<String, Proof> proofs = Map.of();

  /**
   * @param admin asks the cluster; closed with this
   * @param group id of the group
   * @param sessionTimeout after which a member that is not heard of loses its partitions
   * @param nanos monotonic time in nanoseconds
   */
  GroupMembership(Admin admin, String group, Duration sessionTimeout, LongSupplier nanos) {
    this.admin = admin;
    this.group = group;
    this.interval = sessionTimeout.dividedBy(FIFTHS);
    this.validNanos = interval.multipliedBy(FIFTHS_OF_A_PROOF).toNanos();
    this.nanos = nanos;
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread created = new Thread(work, "group-membership");
              created.setDaemon(true);
              return created;
            });
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.thread = executor;
  }

  /** Begins to ask by itself. */
  @SuppressWarnings("FutureReturnValueIgnored") // look() tells of its failures itself
  void start() {
    thread.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean isProven(String streamThread, Set<TopicPartition> partitions) {
    Proof proof = proofs.get(streamThread + "-consumer");
    return proof != null
        && nanos.getAsLong() - proof.asked() < validNanos
        && proof.partitions().containsAll(partitions);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // look() tells of its failures itself
  public void ask() {
    if (!thread.isShutdown() && asking.compareAndSet(false, true)) {
      thread.schedule(
          () -> {
            look();
            asking.set(false);
          },
          BETWEEN_QUESTIONS.toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  /** Asks once. Without an answer the proofs that there are grow old. */
  void look() {
    long asked = nanos.getAsLong();
    try {
      ConsumerGroupDescription description =
          admin
              .describeConsumerGroups(List.of(group))
              .all()
              .get(interval.toMillis(), TimeUnit.MILLISECONDS)
              .get(group);
      if (description != null) {
        proofs = proofs(asked, description);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        proofs = Map.of();
      } else {
        unanswered(e.getCause() == null ? e : e.getCause());
      }
    } catch (TimeoutException | RuntimeException e) {
      unanswered(e);
    }
  }

  private void unanswered(Throwable cause) {
    LOG.atDebug()
        .addKeyValue("group", group)
        .addKeyValue("exception", cause.getClass().getName())
        .log("The group's coordinator did not say who its members are");
  }

  private Map<String, Proof> proofs(long asked, ConsumerGroupDescription description) {
    Map<String, Proof> confirmed = new HashMap<>();
    for (MemberDescription member : description.members()) {
      if (description.groupState() == GroupState.STABLE) {
        confirmed.put(
            member.clientId(),
            new Proof(
                asked, member.consumerId(), Set.copyOf(member.assignment().topicPartitions())));
      } else {
        // In a rebalance nobody is given anything before this member, by joining, has let go of it;
        // the coordinator does not say then what it owns.
        Proof before = proofs.get(member.clientId());
        if (before != null && before.memberId().equals(member.consumerId())) {
          confirmed.put(
              member.clientId(), new Proof(asked, before.memberId(), before.partitions()));
        }
      }
    }
    return Map.copyOf(confirmed);
  }

  /** Ends the questions; nothing is proven any more. */
  @Override
  public void close() {
    thread.shutdownNow();
    proofs = Map.of();
    admin.close(Duration.ZERO);
  }
}
