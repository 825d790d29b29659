package io.fairlead.people.web;

import io.fairlead.shared.Secret;
import java.util.List;

/** Shows recovery codes, once. Template {@code people/recovery-codes}. */
public record RecoveryCodesPage(List<Secret> codes, String home) {}
