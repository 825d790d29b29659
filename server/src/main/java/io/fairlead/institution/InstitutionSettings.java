package io.fairlead.institution;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How institutions are shown in the Connect app.
 *
 * @param everywhere for all institutions at once
 * @param byInstitution by institution id; goes before {@code everywhere}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstitutionSettings(
        @Nullable InstitutionSetting everywhere, Map<String, InstitutionSetting> byInstitution) {

    public static final InstitutionSettings NONE = new InstitutionSettings(null, Map.of());

    /** These settings, and the others where these say nothing. */
    public InstitutionSettings over(InstitutionSettings others) {
        var all = new HashMap<>(others.byInstitution);
        all.putAll(byInstitution);
        return new InstitutionSettings(everywhere == null ? others.everywhere : everywhere, all);
    }

    public boolean hide(String institutionId) {
        return of(institutionId) == InstitutionSetting.HIDDEN;
    }

    public boolean replace(String institutionId) {
        var setting = of(institutionId);
        return setting == InstitutionSetting.REPLACE || setting == InstitutionSetting.AUTOREPLACE;
    }

    private @Nullable InstitutionSetting of(String institutionId) {
        var own = byInstitution.get(institutionId);
        return own == null ? everywhere : own;
    }
}
