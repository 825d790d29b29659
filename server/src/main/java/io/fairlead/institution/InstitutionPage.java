package io.fairlead.institution;

import java.util.List;

/**
 * One page of institutions, the best match first.
 *
 * @param found how many there are in all
 * @param moreAvailable whether there is another page
 */
public record InstitutionPage(int found, boolean moreAvailable, List<Institution> institutions) {}
