/** Values that Windows in the guest takes: names, locale, time zone, product key, paths, commands. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.value.guest;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
