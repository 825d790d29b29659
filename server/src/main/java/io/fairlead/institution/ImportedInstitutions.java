package io.fairlead.institution;

/**
 * What an import did to the directory.
 *
 * @param added how many institutions are new
 * @param changed how many had another entry before
 * @param unchanged how many were there already, just so
 */
public record ImportedInstitutions(int added, int changed, int unchanged) {}
