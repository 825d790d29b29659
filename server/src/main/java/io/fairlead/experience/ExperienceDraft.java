package io.fairlead.experience;

/** An experience as a partner writes it, checked and made safe. */
public record ExperienceDraft(String name, ExperienceSettings settings, Pictures pictures) {}
