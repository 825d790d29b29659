package io.finbank.persona;

import io.finbank.bank.Profile;
import io.finbank.bank.ProfileSource;
import io.finbank.clock.Calendar;
import io.finbank.persona.PersonaStore.Stored;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The personas: ready ones, and those that were stored, of which each has versions. The latest
 * version counts, from the moment it is stored, for whoever has signed on before as well.
 */
@Service
public class Personas implements ProfileSource {

    private static final String PREFIX = "persona/";
    private static final int MOST_PERSONAS = 200;
    private static final int MOST_VERSIONS = 20;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private record Read(int version, Persona persona) {}

    private final PersonaStore store;
    private final ReadyPersonas ready;
    private final Calendar calendar;
    private final Clock clock;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    Personas(PersonaStore store, ReadyPersonas ready, Calendar calendar, Clock clock) {
        this.store = store;
        this.ready = ready;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Optional<Profile> find(String profile) {
        return persona(profile.substring(PREFIX.length())).map(Persona::profile);
    }

    @Override
    public List<String> names() {
        return all().stream().map(name -> PREFIX + name).toList();
    }

    /** The name of the data set that a persona has. */
    public static String profileOf(String name) {
        return PREFIX + name;
    }

    /** The persona of this name, in its latest version. */
    public Optional<Persona> persona(String name) {
        var version = store.latestVersion(name);
        var known = read.get(name);
        if (known != null && known.version() == version) {
            return Optional.of(known.persona());
        }
        var document =
                version == 0
                        ? ready.find(name)
                        : store.document(name, version).map(Personas::parsed);
        var persona = document.map(found -> PersonaReader.read(found, calendar.today()));
        persona.ifPresent(found -> read.put(name, new Read(version, found)));
        return persona;
    }

    /** The names of all. */
    Set<String> all() {
        var names = new TreeSet<>(ready.names());
        names.addAll(store.names());
        return names;
    }

    /**
     * A version of a persona; the latest one when none is said.
     *
     * @throws ProblemException when there is none
     */
    PersonaVersion version(String name, @Nullable Integer wanted) {
        var all = versions(name);
        var numbers = all.stream().map(Stored::version).toList();
        return all.stream()
                .filter(one -> wanted == null || one.version() == wanted)
                .findFirst()
                .map(
                        one ->
                                new PersonaVersion(
                                        name,
                                        one.version(),
                                        one.version() == 1 && ready.find(name).isPresent(),
                                        one.createdAt().equals(Instant.EPOCH)
                                                ? null
                                                : one.createdAt(),
                                        numbers,
                                        parsed(one.document())))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /** All versions, the latest first; that which came with the bank is the first of all. */
    private List<Stored> versions(String name) {
        var all = new ArrayList<>(store.versions(name));
        ready.find(name)
                .ifPresent(document -> all.add(new Stored(1, document.toString(), Instant.EPOCH)));
        return all;
    }

    /**
     * Stores a persona as the latest version of this name. Storing the same again changes nothing.
     *
     * @throws ProblemException for the first field that is wrong
     */
    synchronized PersonaVersion store(String name, ObjectNode document) {
        var dated = document.deepCopy();
        if (!dated.hasNonNull(PersonaReader.AS_OF)) {
            dated.put(PersonaReader.AS_OF, calendar.today().toString());
        }
        PersonaReader.read(dated, calendar.today());
        var versions = versions(name);
        if (!versions.isEmpty() && isSame(parsed(versions.getFirst().document()), document)) {
            return version(name, null);
        }
        if (versions.isEmpty() && all().size() >= MOST_PERSONAS) {
            throw new ProblemException(
                    Problem.BAD_REQUEST,
                    "There are %d personas: delete one first.".formatted(MOST_PERSONAS));
        }
        var next = versions.isEmpty() ? 1 : versions.getFirst().version() + 1;
        store.insert(name, new Stored(next, dated.toString(), clock.instant()));
        store.keepNewest(name, next - MOST_VERSIONS);
        return version(name, null);
    }

    /** Whether somebody stores what is there, with or without the day that was added to it. */
    private static boolean isSame(ObjectNode stored, ObjectNode given) {
        var undated = stored.deepCopy();
        undated.remove(PersonaReader.AS_OF);
        return given.equals(stored) || given.equals(undated);
    }

    /** Deletes what was stored; a ready one is as it was. False when nothing was stored. */
    boolean delete(String name) {
        read.remove(name);
        return store.delete(name);
    }

    boolean isReady(String name) {
        return ready.find(name).isPresent();
    }

    static JsonNode tree(String text) {
        return JSON.readTree(text);
    }

    private static ObjectNode parsed(String document) {
        return (ObjectNode) tree(document);
    }
}
