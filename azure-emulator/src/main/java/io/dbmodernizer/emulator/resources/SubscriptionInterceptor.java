package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Interceptor;
import io.dbmodernizer.emulator.arm.route.RouteHandler;
import java.util.Set;

/**
 * The check that the subscription of a request exists: 400 InvalidSubscriptionId or 404
 * SubscriptionNotFound if not.
 */
public final class SubscriptionInterceptor implements Interceptor {

  private final Subscriptions subscriptions;

  /**
   * Creates the check.
   *
   * @param directory the resources
   * @param known ids of the existing subscriptions; if empty, every UUID is one
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
