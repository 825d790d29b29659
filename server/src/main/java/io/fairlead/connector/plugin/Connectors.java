package io.fairlead.connector.plugin;

import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.spi.Connector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The connectors there are, by name: those on the class path, and those in jars of the folder
 * {@code connectors} of the home. They are looked for at each start and never when the program is
 * built.
 */
@Component
public class Connectors {

    private final Map<String, Connector> byName = new HashMap<>();

    @Autowired
    Connectors(FairleadProperties fairlead) {
        this(fairlead.home().resolve("connectors"));
    }

    Connectors(Path folder) {
        try {
            ServiceLoader.load(Connector.class, loader(folder)).forEach(this::add);
        } catch (ServiceConfigurationError e) {
            throw new CannotStartException(
                    "A connector cannot be loaded from the class path or from %s: %s"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private void add(Connector connector) {
        var other = byName.putIfAbsent(connector.name(), connector);
        if (other != null) {
            throw new CannotStartException(
                    "Two connectors are called %s: %s and %s."
                            .formatted(
                                    connector.name(),
                                    other.getClass().getName(),
                                    connector.getClass().getName()));
        }
    }

    private static ClassLoader loader(Path folder) {
        var parent = Connectors.class.getClassLoader();
        if (!Files.isDirectory(folder)) {
            return parent;
        }
        try (var files = Files.list(folder)) {
            var jars = files.filter(file -> file.toString().endsWith(".jar")).sorted();
            return new URLClassLoader(jars.map(Connectors::url).toArray(URL[]::new), parent);
        } catch (IOException e) {
            throw new CannotStartException(
                    "The folder %s cannot be read: let this user read it.".formatted(folder), e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connector of this name, if there is one. */
    public Optional<Connector> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The names of all, in their order. */
    public List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

    /** The connector of this name, which there must be. */
    public Connector named(String name) {
        var found = byName.get(name);
        if (found == null) {
            throw new IllegalStateException("There is no connector " + name);
        }
        return found;
    }
}
