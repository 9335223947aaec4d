package io.dbmodernizer.emulator.throttle;

import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.route.Interceptor;
import io.dbmodernizer.emulator.arm.route.RouteHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The throttling of Azure Resource Manager. It refuses a call beyond the limits with 429
 * SubscriptionRequestsThrottled and {@code Retry-After}. Every answer has the number of calls that
 * are left in {@code x-ms-ratelimit-remaining-subscription-…}. A refused call takes no token.
 */
public final class Throttle implements Interceptor {

  private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)/subscriptions/([^/]+).*");

  private final ThrottleLimits limits;
  private final InstantSource clock;
  private final Map<String, TokenBucket> buckets = new HashMap<>();

  /** Creates the throttling with full buckets. */
  public Throttle(ThrottleLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public ArmResponse intercept(ArmRequest request, RouteHandler next) {
    Matcher path = SUBSCRIPTION.matcher(request.path());
    if (!path.matches()) {
      return next.handle(request);
    }
    Kind kind = Kind.of(request.method());
    Admission admission = admit(path.group(1).toLowerCase(Locale.ROOT), request.principal(), kind);
    ArmResponse answer =
        admission.delay().isZero()
            ? next.handle(request)
            : refusal(path.group(1), request.principal(), kind, admission.delay());
    return answer.withHeader(
        "x-ms-ratelimit-remaining-subscription-" + kind.plural,
        Integer.toString(admission.remaining()));
  }

  private synchronized Admission admit(String subscription, String principal, Kind kind) {
    Instant now = clock.instant();
    CallRate rate = kind.of(limits);
    String common = subscription + " " + kind;
    TokenBucket own =
        buckets.computeIfAbsent(common + " " + principal, key -> new TokenBucket(rate, now));
    TokenBucket shared =
        buckets.computeIfAbsent(
            common, key -> new TokenBucket(rate.times(limits.subscriptionFactor()), now));
    Duration wait = max(own.untilToken(now), shared.untilToken(now));
    if (wait.isZero()) {
      own.take();
      shared.take();
    }
    return new Admission(wait, own.remaining());
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static ArmResponse refusal(
      String subscription, String principal, Kind kind, Duration wait) {
    long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
    return ArmResponse.error(
            429,
            "SubscriptionRequestsThrottled",
            "Number of '%s' requests for subscription '%s' actor '%s' exceeded. Please try again after '%d' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for additional information."
                .formatted(kind.singular, subscription, principal, seconds))
        .withHeader("Retry-After", Long.toString(seconds));
  }

  private record Admission(Duration delay, int remaining) {}

  private enum Kind {
    READS("read", "reads"),
    WRITES("write", "writes"),
    DELETES("delete", "deletes");

    private final String singular;
    private final String plural;

    Kind(String singular, String plural) {
      this.singular = singular;
      this.plural = plural;
    }

    static Kind of(String method) {
      return switch (method) {
        case "GET", "HEAD" -> READS;
        case "DELETE" -> DELETES;
        default -> WRITES;
      };
    }

    CallRate of(ThrottleLimits limits) {
      return switch (this) {
        case READS -> limits.reads();
        case WRITES -> limits.writes();
        case DELETES -> limits.deletes();
      };
    }
  }
}
