; Inno Setup's recipe for an installer of Windows; not tried yet, for want of a Windows machine.
; First: pip install --require-hashes -r packaging\locks\application.txt, pip install --no-deps .,
; pyinstaller packaging\routeviewer.spec; then:
; iscc /DVersion=0.1.0 packaging\windows\routeviewer.iss
#ifndef Version
  #error Say which version: iscc /DVersion=0.1.0 packaging\windows\routeviewer.iss
#endif

[Setup]
AppId=routeviewer
AppName=routeviewer
AppVersion={#Version}
AppPublisher=The routeviewer developers
DefaultDirName={autopf}\routeviewer
DefaultGroupName=routeviewer
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
LicenseFile=..\..\LICENSE
UninstallDisplayIcon={app}\routeviewer-gui.exe
OutputDir=..\..\dist
OutputBaseFilename=routeviewer-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes

[Files]
Source: "..\..\dist\routeviewer\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "..\..\dist\routeviewer-web\_internal\*"; DestDir: "{app}\_internal"; Flags: recursesubdirs ignoreversion; Tasks: web

[Tasks]
Name: "web"; Description: "Show web pages in the window (230 MB more)"; Flags: unchecked
Name: "path"; Description: "Use `routeviewer` in the terminal"; Flags: unchecked

[Icons]
Name: "{group}\routeviewer"; Filename: "{app}\routeviewer-gui.exe"

[Registry]
; Windows knows files by their last suffix only: .geojson stays with its program, and offers this one.
Root: HKA; Subkey: "Software\Classes\routeviewer.project\shell\open\command"; ValueType: string; ValueData: """{app}\routeviewer-gui.exe"" ""%1"""; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\.geojson\OpenWithProgids"; ValueType: string; ValueName: "routeviewer.project"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: not IsAdminInstallMode
