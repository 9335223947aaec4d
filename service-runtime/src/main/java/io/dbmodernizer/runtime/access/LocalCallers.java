package io.dbmodernizer.runtime.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The filter of the mode OPEN. It lets in who addresses the service as a program on this machine
 * does. A page whose host name was made to point to this machine sends its own name, a page of
 * another origin says so, and a proxy says for whom it asks. None of them gets a caller.
 */
final class LocalCallers extends OncePerRequestFilter {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");
  private static final List<String> OF_PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isLocal(request)) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(new CallerAuthentication(Caller.UNAUTHENTICATED));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }

  private static boolean isLocal(HttpServletRequest request) {
    return LOOPBACK.contains(request.getServerName())
        && !isOfAnotherOrigin(request)
        && OF_PROXIES.stream().allMatch(name -> request.getHeader(name) == null);
  }

  /** Returns whether a browser sends the request for a page that is not of this service. */
  static boolean isOfAnotherOrigin(HttpServletRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    String own = request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST);
    return origin != null && !origin.equalsIgnoreCase(own);
  }
}
