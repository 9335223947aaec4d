package io.dbmodernizer.emulator.security;

import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import java.util.List;
import java.util.Set;

/**
 * The provider {@code Microsoft.Security}: operations {@code Pricings_List}, {@code Pricings_Get}
 * and {@code Pricings_Update} of the Defender plans. Plans always exist.
 */
public final class SecurityProvider implements Provider {

  private static final String PLANS =
      "/subscriptions/{subscription}/providers/Microsoft.Security/pricings";
  private static final Set<String> TIERS = Set.of(DefenderPlans.FREE, DefenderPlans.STANDARD);

  private final DefenderPlans plans;

  /** Creates the provider for these plans. */
  public SecurityProvider(DefenderPlans plans) {
    this.plans = plans;
  }

  @Override
  public List<ResourceType> types() {
    return List.of();
  }

  @Override
  public List<Route> actions() {
    return List.of(
        Route.of("GET", PLANS, this::list),
        Route.of("GET", PLANS + "/{plan}", this::get),
        Route.of("PUT", PLANS + "/{plan}", this::put));
  }

  private ArmResponse list(ArmRequest request) {
    String subscription = request.parameter("subscription");
    // The list of plans is not paged: the answer has a value only.
    return ArmResponse.list(
        DefenderPlans.NAMES.stream().map(name -> plans.view(subscription, name)).toList());
  }

  private ArmResponse get(ArmRequest request) {
    return ArmResponse.of(200, plans.view(request.parameter("subscription"), plan(request)));
  }

  private ArmResponse put(ArmRequest request) {
    String name = plan(request);
    String tier = Json.text(request.requiredBody(), "/properties/pricingTier", "");
    if (!TIERS.contains(tier)) {
      throw ArmException.badRequest(
          "BadRequest",
          "The pricing tier '%s' is not valid. It must be one of %s.".formatted(tier, TIERS));
    }
    for (String property : request.requiredBody().path("properties").propertyNames()) {
      if (!property.equals("pricingTier")) {
        throw new ArmException(
            501,
            "NotEmulated",
            "The property 'properties.%s' of a Defender plan is not emulated. Leave it out."
                .formatted(property));
      }
    }
    plans.set(request.parameter("subscription"), name, tier.equals(DefenderPlans.STANDARD));
    return get(request);
  }

  private static String plan(ArmRequest request) {
    String name = request.parameter("plan");
    return DefenderPlans.named(name)
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "ResourceNotFound", "The Defender plan '" + name + "' was not found."));
  }
}
