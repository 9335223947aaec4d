package io.dbmodernizer.monitoring.dashboard;

import io.dbmodernizer.runtime.access.RouteRule;
import io.dbmodernizer.runtime.access.RouteRule.Need;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The beans of the dashboard. */
@Configuration(proxyBeanMethods = false)
class DashboardConfiguration {

  @Bean
  PageFiles dashboardFiles() {
    return PageFiles.read();
  }

  /** Returns the rule that lets anybody load the page, so that it can ask for a token. */
  @Bean
  RouteRule dashboardPageRule() {
    return RouteRule.of(HttpMethod.GET, DashboardController.PAGE, Need.NOTHING);
  }

  @Bean
  RouteRule dashboardFilesRule() {
    return RouteRule.of(HttpMethod.GET, DashboardController.FILES, Need.NOTHING);
  }
}
