package io.fairlead.experience;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An experience in a YAML file. It has the fields of a call, except that pictures are named by
 * files beside it; with an {@code id} it keeps that one.
 */
public record ExperienceFile(@Nullable ExperienceId id, ExperienceDraft draft) {

    private static final List<String> PICTURES =
            List.of(ExperienceForm.LOGO, ExperienceForm.ICON, ExperienceForm.EMAIL_LOGO);

    private static final YAMLMapper YAML =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .build();

    /** Finds the pictures that a file names. */
    @FunctionalInterface
    public interface Neighbours {
        byte @Nullable [] find(String name) throws IOException;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidExperienceException for the first field that is wrong
     * @throws IOException when the file cannot be read
     */
    public static ExperienceFile read(Path file) throws IOException {
        return read(Files.readString(file), name -> beside(file, name));
    }

    /**
     * Reads the text of a file.
     *
     * @throws InvalidExperienceException for the first field that is wrong
     * @throws IOException when a picture cannot be read
     */
    public static ExperienceFile read(String text, Neighbours neighbours) throws IOException {
        var form = form(text);
        for (var field : PICTURES) {
            var name = form.get(field);
            if (name != null && name.isString()) {
                form.put(field, picture(field, neighbours.find(name.asString())));
            }
        }
        return new ExperienceFile(id(form), ExperienceForm.readStrictly(form));
    }

    /** Writes an experience as such a file, without its pictures. */
    public static String write(Experience experience) {
        return YAML.writeValueAsString(ExperienceWriter.write(experience, Pictures.NONE));
    }

    private static String picture(String field, byte @Nullable [] content) {
        if (content == null) {
            throw new InvalidExperienceException(
                    field,
                    "must name a file beside this one, of at most %d bytes."
                            .formatted(PngPicture.MAX_BYTES));
        }
        return field.equals(ExperienceForm.EMAIL_LOGO)
                ? Base64.getEncoder().encodeToString(content)
                : new String(content, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] beside(Path file, String name) throws IOException {
        var picture = file.resolveSibling(name);
        return Files.isRegularFile(picture)
                        && isInFolderOf(file, picture)
                        && Files.size(picture) <= PngPicture.MAX_BYTES
                ? Files.readAllBytes(picture)
                : null;
    }

    /** A file from elsewhere must not lead this server to others of its files. */
    private static boolean isInFolderOf(Path file, Path picture) throws IOException {
        var folder = file.resolveSibling(".").toRealPath();
        return picture.toRealPath().startsWith(folder);
    }

    private static ObjectNode form(String text) {
        try {
            if (YAML.readTree(text) instanceof ObjectNode form) {
                return form;
            }
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new InvalidExperienceException(
                    "line " + (place == null ? "?" : place.getLineNr()), "is no YAML.");
        }
        throw new InvalidExperienceException("name", "is missing: the file has no fields.");
    }

    private static @Nullable ExperienceId id(ObjectNode form) {
        var id = form.get(ExperienceForm.ID);
        return id == null
                ? null
                : ExperienceId.parse(id.asString(""))
                        .orElseThrow(
                                () ->
                                        new InvalidExperienceException(
                                                ExperienceForm.ID, "must be a GUID."));
    }
}
