; What electron-builder's installer leaves behind, since it is the app that makes it: the entry
; that starts it at login. Settings and history stay. Not while an update replaces the app.
; The value is named after the app's user model id, which Electron makes up where none is set:
; https://www.electronjs.org/docs/latest/api/app#appsetloginitemsettingssettings-macos-windows
!macro removeLoginEntry NAME
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${NAME}"
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${NAME}"
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    !insertmacro removeLoginEntry "electron.app.${PRODUCT_NAME}"
    !insertmacro removeLoginEntry "${APP_ID}"
  ${endIf}
!macroend
