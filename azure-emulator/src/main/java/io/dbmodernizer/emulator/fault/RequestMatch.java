package io.dbmodernizer.emulator.fault;

import io.dbmodernizer.emulator.arm.call.ApiCall;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.CallKind;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are meant: those that fulfil everything that is given. Texts are compared in any
 * case.
 *
 * @param method HTTP method, null for any
 * @param type resource type, for example {@code Microsoft.Sql/servers/databases}; null for any
 * @param path path in which {@code *} stands for any characters, null for any
 * @param call what the request is for, null for anything
 * @param principal who asks, null for anybody
 */
public record RequestMatch(
    @Nullable String method,
    @Nullable String type,
    @Nullable String path,
    @Nullable CallKind call,
    @Nullable String principal) {

  /** Means every request. */
  public static final RequestMatch ANY = new RequestMatch(null, null, null, null, null);

  /** Returns whether a routed request is meant. */
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
