package io.dbmodernizer.runtime.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

/** The answers to callers that are not let in: problem details (RFC 9457) with a remedy. */
final class AccessProblems
    implements AuthenticationEntryPoint,
        AuthenticationFailureHandler,
        AccessDeniedHandler,
        RequestRejectedHandler {
  private static final Logger LOG = LoggerFactory.getLogger(AccessProblems.class);
  private static final String RETRY_SECONDS = "30";

  private final AccessMode mode;
  private final OidcProperties oidc;

  AccessProblems(AccessMode mode, OidcProperties oidc) {
    this.mode = mode;
    this.oidc = oidc;
  }

  /** Answers a caller without a token. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
      throws IOException {
    switch (mode) {
      case CLOSED ->
          write(
              response,
              HttpStatus.FORBIDDEN,
              "the service lets nobody in",
              "Ask the operator of the service to set dbmodernizer.access.mode to TOKENS or OIDC.");
      case OPEN -> onlyLocal(request, response);
      default -> unauthorized(response, missing);
    }
  }

  private static void onlyLocal(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (LocalCallers.isOfAnotherOrigin(request)) {
      write(
          response,
          HttpStatus.FORBIDDEN,
          "the request comes from a page of another origin",
          "Use a page of the service itself, or call it from a program.");
    } else {
      write(
          response,
          HttpStatus.FORBIDDEN,
          "the service serves programs on its own machine only",
          "Address it as http://127.0.0.1:PORT without a proxy, or ask its operator to set"
              + " dbmodernizer.access.mode to TOKENS or OIDC.");
    }
  }

  private void unauthorized(HttpServletResponse response, AuthenticationException why)
      throws IOException {
    String reason = why instanceof OAuth2AuthenticationException refused ? reason(refused) : null;
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        "Bearer realm=\"DB Modernizer\""
            + (reason == null
                ? ""
                : ", error=\"invalid_token\", error_description=\"" + reason + "\""));
    write(
        response,
        HttpStatus.UNAUTHORIZED,
        reason == null ? "the request has no token" : reason,
        "Send the header 'Authorization: Bearer TOKEN' with a token "
            + (mode == AccessMode.OIDC
                ? "of the issuer " + oidc.requiredIssuer() + " for this service."
                : "that the operator of the service gave you.")
            + " The command line takes it from MODERNIZE_TOKEN or --token.");
  }

  private static String reason(OAuth2AuthenticationException refused) {
    String text = refused.getError().getDescription();
    return text == null ? "the token is not valid" : text;
  }

  /** Answers a caller whose token is refused, or cannot be checked now. */
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof AuthenticationServiceException) {
      LOG.atWarn().setCause(failure).log("Cannot check the tokens of callers");
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      write(
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          "the token cannot be checked now",
          "Call again. If it lasts, the operator of the service finds the cause in its log.");
    } else {
      LOG.atWarn()
          .addKeyValue("path", request.getRequestURI())
          .addKeyValue("caller", request.getRemoteAddr())
          .addKeyValue("reason", failure.getMessage())
          .log("Refused a token");
      unauthorized(response, failure);
    }
  }

  /** Answers a caller who is known but may not do this. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    Caller caller = Caller.current().orElse(Caller.UNAUTHENTICATED);
    LOG.atWarn()
        .addKeyValue("method", request.getMethod())
        .addKeyValue("path", request.getRequestURI())
        .addKeyValue("caller", caller.name())
        .addKeyValue("role", caller.role())
        .log("Refused a call");
    if (caller.role() == null) {
      write(
          response,
          HttpStatus.FORBIDDEN,
          "the token has no role in this service",
          "Ask for the role %s or %s; it has to be in the claim '%s' of the token."
              .formatted(oidc.viewerRole(), oidc.operatorRole(), oidc.rolesClaim()));
    } else if (isServedToNobody(denied)) {
      write(
          response,
          HttpStatus.NOT_FOUND,
          "the service serves nothing at this path with this method",
          "Check method and path.");
    } else {
      write(
          response,
          HttpStatus.FORBIDDEN,
          "the role %s may not do this".formatted(caller.role()),
          "Use a token with the role OPERATOR.");
    }
  }

  private static boolean isServedToNobody(AccessDeniedException denied) {
    return denied instanceof AuthorizationDeniedException judged
        && judged.getAuthorizationResult() instanceof RouteDecision decision
        && decision.need() == RouteRule.Need.NOBODY;
  }

  /** Answers a request whose form is used for attacks only. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
      throws IOException {
    AccessHeaders.write(response);
    write(
        response,
        HttpStatus.BAD_REQUEST,
        "the web server refuses the form of the address or of a header",
        "Check the address of the call.");
  }

  private static void write(
      HttpServletResponse response, HttpStatus status, String detail, @Nullable String remedy)
      throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", status.getReasonPhrase());
    problem.put("status", status.value());
    problem.put("detail", detail);
    problem.put("remedy", remedy);
    byte[] body = JsonMapper.shared().writeValueAsBytes(problem);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
