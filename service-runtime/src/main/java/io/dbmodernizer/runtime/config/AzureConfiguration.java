package io.dbmodernizer.runtime.config;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.dbmodernizer.runtime.azure.ArmBudget;
import io.dbmodernizer.runtime.azure.ArmBudgetProperties;
import io.dbmodernizer.runtime.azure.ArmMeters;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.AzureCredentials;
import io.dbmodernizer.runtime.azure.AzureProperties;
import io.dbmodernizer.runtime.azure.TrustedHttpClient;
import io.dbmodernizer.runtime.secret.KeyVaultSecrets;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The configuration of the connection to Azure: transport, credential, budget, secrets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AzureProperties.class, ArmBudgetProperties.class})
class AzureConfiguration {

  @Bean
  HttpClient azureHttpClient(AzureProperties properties) {
    return TrustedHttpClient.create(properties);
  }

  @Bean
  TokenCredential azureCredential(AzureProperties properties, HttpClient azureHttpClient) {
    return AzureCredentials.create(properties, azureHttpClient);
  }

  @Bean
  SecretResolver secretResolver(TokenCredential azureCredential, HttpClient azureHttpClient) {
    return SecretResolver.ofProcess(new KeyVaultSecrets(azureCredential, azureHttpClient));
  }

  @Bean
  ArmBudget armBudget(ArmBudgetProperties properties, InstantSource clock, MeterRegistry registry) {
    return new ArmBudget(properties, clock, new ArmMeters(registry));
  }

  @Bean
  AzureConnection azureConnection(
      AzureProperties properties,
      TokenCredential azureCredential,
      HttpClient azureHttpClient,
      ArmBudget armBudget,
      // Not the Stage: its steps are made with this connection.
      @Value("${spring.application.name:service}") String applicationName) {
    return new AzureConnection(
        properties, azureCredential, azureHttpClient, armBudget, applicationName);
  }
}
