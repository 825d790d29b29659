package io.fairlead.experience.rest;

import io.fairlead.experience.Experience;
import io.fairlead.experience.ExperienceDraft;
import io.fairlead.experience.ExperienceForm;
import io.fairlead.experience.ExperienceId;
import io.fairlead.experience.ExperienceWriter;
import io.fairlead.experience.Experiences;
import io.fairlead.experience.InvalidExperienceException;
import io.fairlead.experience.Pictures;
import io.fairlead.experience.PreviewLinks;
import io.fairlead.experience.SaveOutcome;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Fairlead's own calls about experiences. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
@RequestMapping("/fairlead/v1/experiences")
class ExperiencesController {

    private final Experiences experiences;
    private final PreviewLinks previews;

    ExperiencesController(Experiences experiences, PreviewLinks previews) {
        this.experiences = experiences;
        this.previews = previews;
    }

    record ExperienceSummary(String id, String name, int version, long createdDate) {
        static ExperienceSummary of(Experience experience) {
            return new ExperienceSummary(
                    experience.id().toString(),
                    experience.name(),
                    experience.version(),
                    experience.createdAt().getEpochSecond());
        }
    }

    record ExperiencesResponse(List<ExperienceSummary> experiences) {}

    /** Without pictures. */
    record VersionsResponse(List<ObjectNode> versions) {}

    record PreviewResponse(String link, long expiresDate) {}

    @GetMapping
    ExperiencesResponse list(PartnerId caller) {
        return new ExperiencesResponse(
                experiences.list(caller).stream().map(ExperienceSummary::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(PartnerId caller, ObjectNode body) {
        return saved(experiences.create(caller, draft(body)));
    }

    @GetMapping("/{experienceId}")
    ObjectNode get(PartnerId caller, @PathVariable String experienceId) {
        return form(find(caller, experienceId));
    }

    @PutMapping("/{experienceId}")
    ObjectNode replace(PartnerId caller, @PathVariable String experienceId, ObjectNode body) {
        var id = find(caller, experienceId).id();
        return saved(experiences.replace(caller, id, draft(body)));
    }

    @DeleteMapping("/{experienceId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(PartnerId caller, @PathVariable String experienceId) {
        experiences.delete(caller, find(caller, experienceId).id());
    }

    @GetMapping("/{experienceId}/versions")
    VersionsResponse versions(PartnerId caller, @PathVariable String experienceId) {
        var id = find(caller, experienceId).id();
        return new VersionsResponse(
                experiences.history(caller, id).stream()
                        .map(version -> ExperienceWriter.write(version, Pictures.NONE))
                        .toList());
    }

    @PostMapping("/{experienceId}/preview")
    PreviewResponse preview(PartnerId caller, @PathVariable String experienceId) {
        var link = previews.to(find(caller, experienceId));
        return new PreviewResponse(link.url(), link.expiresAt().getEpochSecond());
    }

    private Experience find(PartnerId caller, String experienceId) {
        return ExperienceId.parse(experienceId)
                .flatMap(id -> experiences.find(caller, id.toString()))
                .orElseThrow(Problem.RESOURCE_NOT_FOUND::exception);
    }

    private static ExperienceDraft draft(ObjectNode body) {
        try {
            return ExperienceForm.read(body);
        } catch (InvalidExperienceException e) {
            throw Problem.BAD_REQUEST.exception(e.advice());
        }
    }

    private ObjectNode saved(SaveOutcome outcome) {
        return switch (outcome) {
            case SaveOutcome.Saved(var experience, _) -> form(experience);
            case SaveOutcome.NameTaken _ ->
                    throw Problem.BAD_REQUEST.exception(
                            "\"name\" is the name of another experience.");
            case SaveOutcome.Unknown _ -> throw Problem.RESOURCE_NOT_FOUND.exception();
        };
    }

    private ObjectNode form(Experience experience) {
        return ExperienceWriter.write(experience, experiences.pictures(experience));
    }
}
