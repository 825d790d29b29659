package io.fairlead.institution.rest;

import io.fairlead.institution.Institution;
import io.fairlead.institution.InstitutionPage;
import io.fairlead.institution.Institutions;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class InstitutionsController {

    private final Institutions institutions;
    private final BrandingResponse.Factory branding;
    private final Clock clock;

    InstitutionsController(Institutions institutions, FairleadProperties fairlead, Clock clock) {
        this.institutions = institutions;
        this.branding = new BrandingResponse.Factory(fairlead.publicUrl());
        this.clock = clock;
    }

    /** The date is that of the answer, in epoch seconds. */
    record InstitutionsResponse(
            int found,
            int displaying,
            boolean moreAvailable,
            long createdDate,
            List<InstitutionResponse> institutions) {}

    /** The same with another name for the date. */
    record CertifiedInstitutionsResponse<T>(
            int found,
            int displaying,
            boolean moreAvailable,
            long requestedDate,
            List<T> institutions) {}

    record InstitutionsWithRoutingNumberResponse(
            int found,
            int displaying,
            boolean moreAvailable,
            long createdDate,
            List<InstitutionWithRoutingNumberResponse> institutions) {}

    record InstitutionWrapper(InstitutionResponse institution) {}

    record BrandingWrapper(BrandingResponse branding) {}

    @GetMapping("/institution/v2/institutions")
    InstitutionsResponse list(@RequestParam Map<String, String> query) {
        var page = institutions.search(InstitutionRequest.query(query));
        var shown = page.institutions().stream().map(this::response).toList();
        return new InstitutionsResponse(
                page.found(), shown.size(), page.moreAvailable(), now(), shown);
    }

    @GetMapping("/institution/v2/institutions/{institutionId}")
    InstitutionWrapper get(@PathVariable String institutionId) {
        return new InstitutionWrapper(response(find(institutionId)));
    }

    @GetMapping("/institution/v2/institutions/{institutionId}/branding")
    BrandingWrapper branding(@PathVariable String institutionId) {
        var found = branding.of(find(institutionId));
        if (found == null) {
            throw Problem.RESOURCE_NOT_FOUND.exception();
        }
        return new BrandingWrapper(found);
    }

    @GetMapping("/institution/v2/certifiedInstitutions")
    CertifiedInstitutionsResponse<CertifiedInstitutionResponse> listCertified(
            @RequestParam Map<String, String> query) {
        var page = institutions.search(InstitutionRequest.certifiedQuery(query));
        return certified(page, CertifiedInstitutionResponse::of);
    }

    @GetMapping("/institution/v2/certifiedInstitutions/rssd")
    CertifiedInstitutionsResponse<CertifiedInstitutionWithRssdResponse> listCertifiedWithRssd(
            @RequestParam Map<String, String> query) {
        var page = institutions.search(InstitutionRequest.certifiedQuery(query));
        var children = children(page.institutions());
        return certified(
                page,
                institution ->
                        CertifiedInstitutionWithRssdResponse.of(
                                institution, children.getOrDefault(institution.rssd(), List.of())));
    }

    @GetMapping("/institution/v1/institutions/routingNumber/{routingNumber}")
    InstitutionsWithRoutingNumberResponse listWithRoutingNumber(
            @PathVariable String routingNumber) {
        var found =
                institutions
                        .withRoutingNumber(InstitutionRequest.routingNumber(routingNumber))
                        .stream()
                        .map(
                                institution ->
                                        InstitutionWithRoutingNumberResponse.of(
                                                response(institution), institution))
                        .toList();
        if (found.isEmpty()) {
            throw Problem.INSTITUTION_NOT_FOUND.exception();
        }
        return new InstitutionsWithRoutingNumberResponse(
                found.size(), found.size(), false, now(), found);
    }

    private Institution find(String id) {
        return institutions
                .find(InstitutionRequest.id(id))
                .orElseThrow(Problem.INSTITUTION_NOT_FOUND::exception);
    }

    private InstitutionResponse response(Institution institution) {
        return InstitutionResponse.of(institution, branding.of(institution));
    }

    private <T> CertifiedInstitutionsResponse<T> certified(
            InstitutionPage page, Function<Institution, T> response) {
        var shown = page.institutions().stream().map(response).toList();
        return new CertifiedInstitutionsResponse<>(
                page.found(), shown.size(), page.moreAvailable(), now(), shown);
    }

    private Map<Long, List<Institution>> children(List<Institution> parents) {
        var rssds =
                parents.stream()
                        .map(Institution::rssd)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return institutions.belongingTo(rssds).stream()
                .collect(
                        Collectors.groupingBy(child -> Objects.requireNonNull(child.parentRssd())));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
