package io.finbank.oauth;

import io.finbank.fault.Faults;
import io.finbank.oauth.grant.Grants;
import io.finbank.oauth.signin.SignInFilter;
import io.finbank.oauth.signin.SignInPage;
import io.finbank.oauth.signin.SignIns;
import io.finbank.signon.OpaqueToken;
import jakarta.servlet.Filter;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2AccessTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** Spring Authorization Server, set up by hand and for its own addresses only. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class OAuthConfiguration {

    private static final String CLIENT_ID = "fairlead";
    private static final String SCOPE = "accounts";
    private static final String SIGN_IN = "/oauth2/sign-in";
    private static final String AUTHORIZE = "/oauth2/authorize";
    private static final String CONSENT = "/oauth2/consent";

    @Bean
    SecurityFilterChain oauthFilters(
            HttpSecurity http,
            SignIns signIns,
            AuthorizationRules rules,
            AuthorizationAnswers answers,
            Grants grants,
            Faults faults,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver advice,
            JsonMapper json) {
        var signInPage = new SignInPage(SIGN_IN);
        var paths = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher("/oauth2/**", "/.well-known/**")
                .authenticationProvider(new TokenFaults(grants, faults))
                .oauth2AuthorizationServer(server -> setUp(server, rules, answers))
                .authorizeHttpRequests(
                        calls ->
                                calls.requestMatchers(SIGN_IN, SIGN_IN + "/**")
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .exceptionHandling(
                        handling ->
                                handling.defaultAuthenticationEntryPointFor(
                                        signInPage,
                                        new OrRequestMatcher(
                                                paths.matcher(AUTHORIZE), paths.matcher(CONSENT))))
                .addFilterBefore(new FaultAnswers(advice, json), SecurityContextHolderFilter.class)
                .addFilterBefore(new SignInFilter(signIns), AnonymousAuthenticationFilter.class)
                .headers(headers -> headers.referrerPolicy(policy -> {}))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // Its forms carry a request URI, which is as good a secret as a CSRF token.
                .csrf(csrf -> csrf.ignoringRequestMatchers(SIGN_IN, SIGN_IN + "/**"))
                .build();
    }

    private static void setUp(
            OAuth2AuthorizationServerConfigurer server,
            AuthorizationRules rules,
            AuthorizationAnswers answers) {
        server.authorizationServerMetadataEndpoint(
                        endpoint ->
                                endpoint.authorizationServerMetadataCustomizer(Metadata::describe))
                .pushedAuthorizationRequestEndpoint(
                        endpoint -> endpoint.authenticationProviders(rules::applyTo))
                .authorizationEndpoint(
                        endpoint ->
                                endpoint.consentPage(CONSENT)
                                        .authorizationRequestConverters(
                                                kinds -> kinds.addFirst(new PushedRequestsOnly()))
                                        .authenticationProviders(rules::applyTo)
                                        .authorizationResponseHandler(answers)
                                        .errorResponseHandler(answers));
    }

    /** Nothing but the addresses of the authorization server passes these filters. */
    @Bean
    FilterRegistrationBean<?> oauthFilterRegistration(
            @Qualifier("springSecurityFilterChain") Filter filters) {
        var registration = new FilterRegistrationBean<>(filters);
        registration.addUrlPatterns("/oauth2/*", "/.well-known/*");
        return registration;
    }

    @Bean
    RegisteredClientRepository clients(OAuthProperties properties) {
        return new InMemoryRegisteredClientRepository(
                RegisteredClient.withId(CLIENT_ID)
                        .clientId(CLIENT_ID)
                        .clientName("Fairlead")
                        .clientSecret(OpaqueToken.hash(properties.clientSecret()))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .redirectUris(uris -> uris.addAll(properties.redirectUris()))
                        .scope(SCOPE)
                        .clientSettings(
                                ClientSettings.builder()
                                        .requireProofKey(true)
                                        .requireAuthorizationConsent(true)
                                        .build())
                        .tokenSettings(
                                TokenSettings.builder()
                                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                                        .accessTokenTimeToLive(Duration.ofMinutes(10))
                                        .refreshTokenTimeToLive(Duration.ofDays(180))
                                        .reuseRefreshTokens(false)
                                        .build())
                        .build());
    }

    @Bean
    SecretHash secretHash() {
        return new SecretHash();
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokenGenerator() {
        return new DelegatingOAuth2TokenGenerator(
                new OAuth2AccessTokenGenerator(), new OAuth2RefreshTokenGenerator());
    }
}
