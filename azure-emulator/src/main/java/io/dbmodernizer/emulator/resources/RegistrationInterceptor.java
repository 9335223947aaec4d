package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.call.ApiCall;
import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.route.Interceptor;
import io.dbmodernizer.emulator.arm.route.RouteHandler;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The check that the subscription is registered for the provider of a request: 409
 * MissingSubscriptionRegistration if not.
 */
public final class RegistrationInterceptor implements Interceptor {

  private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)/subscriptions/([^/]+)/.*");
  private static final Pattern REGISTRATION = Pattern.compile("(?i)[^/]+/(un)?register/action");

  private final Registrations registrations;

  /** Creates the check of these registrations. */
  public RegistrationInterceptor(Registrations registrations) {
    this.registrations = registrations;
  }

  @Override
  public ArmResponse intercept(ArmRequest request, RouteHandler next) {
    ApiCall call = request.requiredCall();
    Matcher path = SUBSCRIPTION.matcher(request.path());
    boolean free =
        Registrations.needsNone(call.namespace())
            || REGISTRATION.matcher(call.operation()).matches()
            || !path.matches();
    if (!free && !registrations.state(path.group(1), call.namespace()).equals("Registered")) {
      throw ArmException.conflict(
          "MissingSubscriptionRegistration",
          "The subscription is not registered to use namespace '%s'. See https://aka.ms/rps-not-found for how to register subscriptions."
              .formatted(call.namespace()));
    }
    return next.handle(request);
  }
}
