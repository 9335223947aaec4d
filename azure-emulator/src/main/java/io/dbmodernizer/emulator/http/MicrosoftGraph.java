package io.dbmodernizer.emulator.http;

import io.dbmodernizer.emulator.arm.call.ArmResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says of Microsoft Graph, whose address in the cloud's metadata is the emulator's, that it is not
 * emulated. Its requests carry no api-version, so nothing else could tell them from a mistake.
 */
final class MicrosoftGraph implements HttpApi {

  private static final Pattern PATH = Pattern.compile("/(v1\\.0|beta)(/.*)?");

  @Override
  public @Nullable ArmResponse handle(OpenRequest request) {
    return PATH.matcher(request.path()).matches()
        ? ArmResponse.error(
            501,
            "NotEmulated",
            "Microsoft Graph (%s %s) is not emulated: there are no users, groups or service principals."
                .formatted(request.method(), request.path()))
        : null;
  }
}
