package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Interceptor;
import io.dbmodernizer.emulator.arm.route.RouteHandler;
import java.util.Set;

/** Refuses what is asked of a subscription that does not exist. */
public final class SubscriptionInterceptor implements Interceptor {

  private final Subscriptions subscriptions;

  /**
   * With the ids that exist.
   *
   * @param directory the resources
   * @param known ids of the only subscriptions; empty if every well-formed id is one
   */
  public SubscriptionInterceptor(ResourceDirectory directory, Set<String> known) {
    this.subscriptions = new Subscriptions(directory, known);
  }

  @Override
  public ArmResponse intercept(ArmRequest request, RouteHandler next) {
    Subscriptions.in(request.path()).forEach(subscriptions::require);
    return next.handle(request);
  }
}
