package io.dbmodernizer.emulator.http;

import io.dbmodernizer.emulator.arm.call.ArmResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answer to requests of Microsoft Graph: 501 NotEmulated. The cloud's metadata name the
 * emulator as the endpoint of Microsoft Graph. Its requests have no api-version; without this class
 * they would get a misleading error.
 */
final class MicrosoftGraph implements AnonymousApi {

  private static final Pattern PATH = Pattern.compile("/(v1\\.0|beta)(/.*)?");

  @Override
  public @Nullable ArmResponse handle(AnonymousRequest request) {
    return PATH.matcher(request.path()).matches()
        ? ArmResponse.error(
            501,
            "NotEmulated",
            "Microsoft Graph (%s %s) is not emulated: there are no users, groups or service principals."
                .formatted(request.method(), request.path()))
        : null;
  }
}
