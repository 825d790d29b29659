package io.finbank.bank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bank's data files. */
public final class DataFile {

    private static final String ENDING = ".yaml";

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private DataFile() {}

    /** The names of the files in a folder, without their ending. */
    public static List<String> namesIn(String folder) {
        try {
            var files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:" + folder + "*" + ENDING);
            return Arrays.stream(files)
                    .map(file -> Objects.requireNonNull(file.getFilename()))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T read(String path, Class<T> type) {
        try (InputStream file = new ClassPathResource(path).getInputStream()) {
            return MAPPER.convertValue(new Yaml().<Map<String, Object>>load(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
