import './light-start';
import './without-docs';
