// Whether the desktop is set to show as little motion as can be.
#pragma once

#include <string>

namespace tourmap {

// By the settings files of GTK (gtk-4.0 and gtk-3.0/settings.ini: gtk-enable-animations) and KDE (kdeglobals:
// AnimationDurationFactor). config_home: the folder of them, as XDG_CONFIG_HOME says. What cannot be read says nothing.
bool desktop_reduces_motion(const std::string& config_home);

// XDG_CONFIG_HOME, else ~/.config; empty where neither is known.
std::string config_home();

}  // namespace tourmap
