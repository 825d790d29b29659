package io.fairlead.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A host with a certificate that nobody but itself has signed. */
record TestTls(KeyStore keys) {

    private static final String PASSWORD = "changeit";

    static TestTls forHost(String host) {
        try {
            var folder = Files.createTempDirectory("tls");
            var file = folder.resolve("keys.p12");
            generate(host, file);
            var keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
            Files.delete(file);
            Files.delete(folder);
            return new TestTls(keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void generate(String host, Path file) throws IOException {
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "host",
                                "-dname",
                                "CN=" + host,
                                "-ext",
                                "san=dns:" + host,
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(keytool.getInputStream().readAllBytes());
        assertThat(file).as(said).exists();
    }

    ServerSocketFactory serverSockets() {
        return context(true).getServerSocketFactory();
    }

    /** Of a client that trusts this host. */
    SSLContext trusting() {
        return context(false);
    }

    private SSLContext context(boolean server) {
        try {
            var keyManagers = KeyManagerFactory.getInstance("PKIX");
            keyManagers.init(keys, PASSWORD.toCharArray());
            var trustManagers = TrustManagerFactory.getInstance("PKIX");
            trustManagers.init(keys);
            var context = SSLContext.getInstance("TLS");
            context.init(
                    server ? keyManagers.getKeyManagers() : null,
                    server ? null : trustManagers.getTrustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
