package io.fairlead.account;

/**
 * A customer's access to one institution.
 *
 * @param id digits
 * @param institutionId the institution it leads to
 * @param aggregationStatusCode 0 when the last refresh worked, else why it did not (103: the
 *     credentials are wrong)
 */
public record InstitutionLogin(String id, String institutionId, int aggregationStatusCode) {}
