package io.dbmodernizer.emulator.fault;

import io.dbmodernizer.emulator.arm.call.ApiCall;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.CallKind;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition on requests. A request matches if it fulfils every part that is not null. Texts are
 * compared without regard to case.
 *
 * @param method HTTP method, null for any
 * @param type resource type, for example {@code Microsoft.Sql/servers/databases}; null for any
 * @param path path in which {@code *} matches any characters, null for any
 * @param call purpose of the request, null for any
 * @param principal caller of the request, null for any
 */
public record RequestMatch(
    @Nullable String method,
    @Nullable String type,
    @Nullable String path,
    @Nullable CallKind call,
    @Nullable String principal) {

  /** The condition that every request fulfils. */
  public static final RequestMatch ANY = new RequestMatch(null, null, null, null, null);

  /** Returns true if a routed request fulfils the condition. */
  boolean matches(ArmRequest request) {
    ApiCall meaning = request.requiredCall();
    return (method == null || method.equalsIgnoreCase(request.method()))
        && (type == null || type.equalsIgnoreCase(meaning.type()))
        && (path == null || glob(path).matcher(request.path()).matches())
        && (call == null || call == meaning.kind())
        && (principal == null || principal.equalsIgnoreCase(request.principal()));
  }

  private static Pattern glob(String text) {
    return Pattern.compile(
        Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.CASE_INSENSITIVE);
  }
}
