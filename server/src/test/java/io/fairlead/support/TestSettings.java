package io.fairlead.support;

import io.fairlead.shared.sealing.KeyFile;
import io.fairlead.shared.sealing.KeySets;
import io.finbank.OAuthClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives the server under test a home, keys, a port and a database, all new. */
final class TestSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            set(context, FreePort.find(), Files.createTempDirectory("fairlead-test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(ConfigurableApplicationContext context, int port, Path home) {
        KeyFile.ofHome(home).write(KeySets.generated());
        var database = TestDatabase.fresh();
        var bank = "http://localhost:" + FreePort.find();
        TestPropertyValues.of(
                        "fairlead.mode=sandbox",
                        "fairlead.home=" + home,
                        "fairlead.public-url=http://localhost:" + port,
                        "fairlead.connector.settings.finbank.url=" + bank,
                        "fairlead.connector.settings.finbank-oauth.url=" + bank,
                        "fairlead.connector.secrets.finbank-oauth.client-secret="
                                + OAuthClient.standard().secret(),
                        "fairlead.people.oidc.issuer=http://127.0.0.1:" + FreePort.find(),
                        "fairlead.people.oidc.client-id=fairlead-console",
                        "fairlead.people.oidc.client-secret=canary-of-a-client-secret",
                        "fairlead.people.sign-ins-per-minute=10000",
                        "server.address=127.0.0.1",
                        "server.port=" + port,
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password().reveal())
                .applyTo(context);
    }
}
