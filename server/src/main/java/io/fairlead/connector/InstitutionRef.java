package io.fairlead.connector;

/**
 * The institution a call goes to.
 *
 * @param institutionId its id in the directory
 * @param connector the name of the connector that speaks to it
 */
public record InstitutionRef(String institutionId, String connector) {}
