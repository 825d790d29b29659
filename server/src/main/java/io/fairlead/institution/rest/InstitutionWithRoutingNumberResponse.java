package io.fairlead.institution.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairlead.institution.Institution;
import java.util.List;

/** An institution as the call by routing number shows it. */
record InstitutionWithRoutingNumberResponse(
        @JsonUnwrapped @JsonIgnoreProperties("productionStatus") InstitutionResponse institution,
        List<CountryCode> countryCodes,
        String overallStatusTemp,
        @JsonProperty("transAgg_status") String transAgg,
        @JsonProperty("voa_status") String voa,
        @JsonProperty("voi_status") String voi,
        @JsonProperty("stateAgg_status") String stateAgg,
        @JsonProperty("ach_status") String ach,
        @JsonProperty("aha_status") String aha) {

    record CountryCode(@JsonProperty("countryCode") String code) {}

    static InstitutionWithRoutingNumberResponse of(
            InstitutionResponse response, Institution institution) {
        var status = response.productionStatus();
        return new InstitutionWithRoutingNumberResponse(
                response,
                institution.countryCodes().stream().map(CountryCode::new).toList(),
                status.overall(),
                status.transAgg(),
                status.voa(),
                status.voi(),
                status.stateAgg(),
                status.ach(),
                status.aha());
    }
}
