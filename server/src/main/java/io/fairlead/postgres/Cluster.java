package io.fairlead.postgres;

import io.fairlead.shared.Secret;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.shared.database.DatabaseUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * A database cluster, PostgreSQL's word for what one data directory holds, with the programs that
 * work on it and the password of its owner.
 */
record Cluster(PostgresBinaries binaries, Path directory, Secret password) {

    private static final String OWNER = "fairlead";

    /** The cluster below a directory, created when there is none. */
    static Cluster in(Path directory, PostgresBinaries binaries)
            throws IOException, InterruptedException {
        Directories.created(directory.resolve("log"));
        var password = passwordFile(directory);
        var isNew = !Files.exists(directory.resolve("data"));
        if (isNew) {
            Directories.write(password, randomPassword());
        }
        if (!Files.exists(password)) {
            throw new DatabaseUnavailableException(
                    "The password of the embedded PostgreSQL is missing: put %s back, or move %s away to start with an empty database."
                            .formatted(password, directory.resolve("data")));
        }
        var cluster = new Cluster(binaries, directory, password(directory));
        if (isNew) {
            cluster.create();
        }
        return cluster;
    }

    /** The password of the cluster's owner, which is in a file of its own. */
    static Secret password(Path directory) throws IOException {
        return new Secret(Files.readString(passwordFile(directory)));
    }

    private static Path passwordFile(Path directory) {
        return directory.resolve("password");
    }

    Path data() {
        return directory.resolve("data");
    }

    Path log() {
        return directory.resolve("log");
    }

    DatabaseAddress address(int port) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:%d/postgres?sslmode=disable".formatted(port),
                OWNER,
                password);
    }

    /**
     * The data directory gets its name only when it is complete, so an interrupted initdb is
     * redone. It works in a directory of its own, for the interrupted one may still be running.
     */
    private void create() throws IOException, InterruptedException {
        var partial = Files.createTempDirectory(directory, "data.partial");
        var output = log().resolve("initdb.log");
        var initdb =
                PostgresCommand.run(output, binaries.program("initdb"), initialization(partial));
        try {
            if (initdb.waitFor() != 0) {
                var failure = StartFailure.of(this, output);
                throw failure.permanent().orElseGet(failure::lasting);
            }
        } finally {
            initdb.destroy();
        }
        Directories.rename(partial, data());
        Directories.deleteAll(directory, "data.partial*");
    }

    private List<String> initialization(Path target) {
        return List.of(
                "--pgdata=" + target,
                "--username=" + OWNER,
                "--pwfile=" + passwordFile(directory),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
    }

    private static String randomPassword() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
