/** HTTP plumbing shared by all modules: request bodies, who may call what, response headers. */
@NullMarked
package io.fairlead.shared.web;

import org.jspecify.annotations.NullMarked;
