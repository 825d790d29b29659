package io.finbank.persona;

import io.finbank.bank.DataFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.node.ObjectNode;

/** The personas that come with the bank, in files like those that anybody can store. */
@Component
class ReadyPersonas {

    private static final String FOLDER = "finbank/personas/";

    private final Supplier<Map<String, ObjectNode>> all = SingletonSupplier.of(ReadyPersonas::read);

    private static Map<String, ObjectNode> read() {
        var personas = new LinkedHashMap<String, ObjectNode>();
        for (var name : DataFile.namesIn(FOLDER)) {
            personas.put(name, DataFile.read(FOLDER + name + ".yaml", ObjectNode.class));
        }
        return personas;
    }

    Optional<ObjectNode> find(String name) {
        return Optional.ofNullable(all.get().get(name)).map(ObjectNode::deepCopy);
    }

    Set<String> names() {
        return all.get().keySet();
    }
}
